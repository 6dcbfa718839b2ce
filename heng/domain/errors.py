"""What can go wrong, one class per outcome.

Problems inside people's papers and records are not exceptions: they are collected as findings (see finding.py).
An exception means that the request as a whole cannot be carried out. Every message is Chinese and says what,
where, why and what to do next. The command line maps `exit_code`, the web application maps `http_status`.
"""


class HengError(Exception):
    """Base of all outcomes that stop a request; `str()` is the message for the person."""

    exit_code = 4
    http_status = 500


class WrongUsage(HengError):
    """The request itself makes no sense: unknown court, impossible period, missing option."""

    exit_code = 2
    http_status = 400


class NotFound(WrongUsage):
    """The thing asked for by id or name does not exist."""

    http_status = 404


class UnreadableInput(HengError):
    """A file or batch that cannot be read at all: wrong type, damaged, encrypted, beyond the limits."""

    exit_code = 3
    http_status = 422


class NotPermitted(HengError):
    """The person may not do this."""

    exit_code = 2
    http_status = 403


class WrongState(HengError):
    """The thing is in a state in which this cannot be done (sealed, already loaded, already published)."""

    exit_code = 2
    http_status = 409

"""The configuration as an app of its own: templates and styles of the frame, and checks of the settings."""

from django.apps import AppConfig
from django.core import checks


class ConfigConfig(AppConfig):
    """Registers the checks of the settings."""

    name = "heng.config"
    label = "heng_config"

    def ready(self) -> None:
        """Make the checks known to Django."""
        from heng.config.checks import CHECKS

        for check in CHECKS:
            checks.register(check)

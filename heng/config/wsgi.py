"""The WSGI application that `heng serve` and other servers run."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heng.config.settings")

application = get_wsgi_application()

"""The example of settings in deploy/, as an administrator fills it in."""

import json
import subprocess
import sys

from django.conf import settings
from dotenv import dotenv_values

_ASK = """
import json
from wardnews import settings as s
print(json.dumps([s.DEFAULT_FROM_EMAIL, s.EMAIL_HOST, s.EMAIL_PORT, s.EMAIL_USE_TLS, s.SITE_URL]))
"""


def test_the_site_starts_with_the_example_once_it_has_a_key():
    example = dotenv_values(settings.BASE_DIR / "deploy" / "environment.example")
    ran = subprocess.run(
        [sys.executable, "-c", _ASK],
        cwd=settings.BASE_DIR,
        env=example | {"SECRET_KEY": "x", "DEBUG": "false"},
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    assert found == ["cong-tin@example.vn", "smtp.example.vn", 587, True, example["SITE_URL"]]

from django.apps import AppConfig


class WardsConfig(AppConfig):
    name = "wards"
    verbose_name = "Đơn vị"

    def ready(self):
        from wards import imprint  # models must be loaded first
        from wards.accounts import checks

        checks.register_all()
        imprint.register_checks()

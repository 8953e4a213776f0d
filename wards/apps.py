from django.apps import AppConfig


class WardsConfig(AppConfig):
    name = "wards"
    verbose_name = "Đơn vị"

    def ready(self):
        from wards.accounts import checks  # models must be loaded first

        checks.register_all()

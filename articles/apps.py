from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "Tin bài"

    def ready(self):
        from articles import checks, guards, publishing  # models must be loaded first
        from wards import structure

        checks.register_all()
        structure.objections.append(publishing.scheduled_past_closing)
        pre_migrate.connect(guards.before_migrate, sender=self)
        post_migrate.connect(guards.after_migrate, sender=self)

"""How units are called where one is to be chosen: many wards have a cell 19."""

from django.contrib.admin.views.autocomplete import AutocompleteJsonView

from wards.models import Unit


def name_and_parent(unit: Unit) -> str:
    """Return the unit's name and that of the one above. Costs a query unless that is at hand."""
    return f"{unit}, {unit.parent.name}" if unit.parent else str(unit)


class ChoicesView(AutocompleteJsonView):
    """What the admin's searching fields offer."""

    def get_queryset(self):
        found = super().get_queryset()
        return found.select_related("parent") if found.model is Unit else found

    def serialize_result(self, obj, to_field_name):
        result = super().serialize_result(obj, to_field_name)
        return result | {"text": name_and_parent(obj)} if isinstance(obj, Unit) else result

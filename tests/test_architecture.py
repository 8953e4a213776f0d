"""The shape of the code, held by tests: imports run one way, files stay small, migrations exist."""

import ast
import warnings
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

ROOT = Path(settings.BASE_DIR)
PACKAGES = ("wardnews", "wards", "articles")
LONG = 250  # lines past which a file is hard to hold in mind

# Each layer may import those before it and its own. The longest name that fits decides.
LAYERS = [
    ["wards.text", "wards.people", "wards.clock", "wards.together"],
    ["wards.legacy"],
    ["wards.models"],
    ["wards.siteversion", "wards.imprint"],
    ["wards.structure", "wards.lineage"],
    ["wards.scope", "wards.search"],
    ["wards.accounts"],
    ["wards"],
    ["articles.pasting"],
    ["articles.richtext", "articles.wording"],
    ["articles.models"],
    ["articles.content", "articles.guards", "articles.takedowns", "articles.photos.names"],
    # Before the bridge, which keeps what is derived from editions in step with them.
    ["articles.search", "articles.documents"],
    ["articles.publishing"],
    ["articles.photos", "articles.attachments"],
    ["articles.public"],
    ["articles.editorial", "articles.importing"],
    ["articles.demonstration"],
    ["articles"],  # admin, checks, commands, template tags
    ["wardnews"],
]
# What residents meet knows of the public's side only.
DESK = {"Article", "Photo", "Event", "ImportedPage"}


def sources() -> list[Path]:
    return [
        path
        for package in PACKAGES
        for path in sorted((ROOT / package).rglob("*.py"))
        if "migrations" not in path.parts
    ]


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def layer(module: str) -> int:
    fitting = [
        (len(name), number)
        for number, names in enumerate(LAYERS)
        for name in names
        if module == name or module.startswith(f"{name}.")
    ]
    return max(fitting)[1]


def imports(tree: ast.AST):
    """(imported module, imported names) of our own packages, wherever in the file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            if node.module.split(".")[0] in PACKAGES:
                names = [alias.name for alias in node.names]
                inner = [f"{node.module}.{name}" for name in names]
                known = [m for m in inner if m in MODULES] or [node.module]
                for module in known:
                    yield module, names
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] in PACKAGES:
                    yield alias.name, []


MODULES = {module_name(path) for path in sources()}
TREES = {module_name(path): ast.parse(path.read_text(encoding="utf-8")) for path in sources()}


def test_imports_run_one_way():
    wrong = [
        f"{module} imports {imported}"
        for module, tree in TREES.items()
        for imported, _ in imports(tree)
        if layer(imported) > layer(module)
    ]
    assert wrong == []


def test_the_two_halves_of_the_same_layer_do_not_know_each_other():
    pairs = [("articles.editorial", "articles.importing"), ("articles.content", "articles.guards")]
    wrong = [
        f"{module} imports {imported}"
        for module, tree in TREES.items()
        for imported, _ in imports(tree)
        for one, other in [*pairs, *[pair[::-1] for pair in pairs]]
        if module.startswith(one) and imported.startswith(other)
    ]
    assert wrong == []


def test_what_residents_meet_never_imports_the_desk():
    wrong = [
        f"{module} imports {name}"
        for module, tree in TREES.items()
        if module.startswith("articles.public")
        for imported, names in imports(tree)
        for name in names
        if name in DESK or imported == "articles.models.desk"
    ]
    assert wrong == []


# What makes pages may know this much of what serves them.
SEAM = {f"articles.public.serving.{name}" for name in ("exchange", "fragments", "release", "shelf")}


def test_pages_do_not_know_what_serves_them():
    """Counting and the lines to the database work without the front; only the server starts it."""
    serving = "articles.public.serving"
    wrong = [
        f"{module} imports {imported}"
        for module, tree in TREES.items()
        if not module.startswith(serving) and module != "wardnews.wsgi"
        for imported, _ in imports(tree)
        if imported.startswith(serving)
        if imported not in SEAM
        or module.startswith(("articles.public.counting", "articles.public.direct"))
    ]
    assert wrong == []


def test_no_circle_hides_in_a_function():
    wrong = []
    for module, tree in TREES.items():
        if module.endswith(".apps"):
            continue  # models must be loaded before an app's ready() imports what uses them
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef):
                wrong += [f"{module}.{function.name}: {m}" for m, _ in imports(function)]
    assert wrong == []


def test_only_scope_reads_memberships():
    readers = {
        module
        for module, tree in TREES.items()
        for _, names in imports(tree)
        if "Membership" in names
    }
    # The admin lets administrators keep them; the demonstration makes some.
    keepers = {"wards.admin", "wards.models"} | {
        m for m in readers if m.startswith("articles.demonstration")
    }
    assert readers - keepers == {"wards.scope"}


def test_only_the_bridge_makes_editions():
    for module, tree in TREES.items():
        if module.startswith("articles.publishing"):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                assert called != "Edition", module
                assert not called.startswith(("Edition.objects.create", "Edition.objects.bulk"))


def test_files_stay_small():
    long = {module_name(p): len(p.read_text("utf-8").splitlines()) for p in sources()}
    for module, lines in sorted(long.items()):
        if lines > LONG:
            warnings.warn(f"{module} has {lines} lines; can it be split?", stacklevel=1)
    assert max(long.values()) < 2 * LONG


def test_every_public_function_says_what_it_does():
    silent = [
        f"{module}.{node.name}"
        for module, tree in TREES.items()
        if ".demonstration" not in module
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
        and not module.endswith((".admin", "_admin", ".apps"))
        and ".commands." not in module
        and ".moves." not in module  # each says in Vietnamese what it does: `label` and `intro`
    ]
    assert silent == []


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)

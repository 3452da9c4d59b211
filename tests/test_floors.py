"""The house has floors: nothing imports from a floor above its own."""

import ast
from pathlib import Path

import glossary

FLOORS = (
    {
        "model",
        "language",
        "encoding",
        "errors",
        "own",
        "concept_json",
        "places",
        "names",
        "files",
        "inline",
    },
    {
        "texts",
        "candidates",
        "equivalents",
        "recognition",
        "formats",
        "sentence_alignment",
        "bitexts",
    },
    {"termbase", "memory"},
    {
        "annotation",
        "checks",
        "aligning",
        "analysis",
        "pretranslation",
        "pipeline",
        "explanation",
        "export",
        "importing",
        "tools",
        "doctor",
        "publication",
    },
    {"site", "cli"},
)
PACKAGE = Path(glossary.__file__).parent


def floor_of(name):
    """The number of the floor that a part of the package is on."""
    return next(i for i, names in enumerate(FLOORS) if name in names)


def imports():
    """Every import of one part by another: (file, part, imported part)."""
    for path in sorted(PACKAGE.rglob("*.py")):
        inside = path.relative_to(PACKAGE)
        part = inside.parts[0].removesuffix(".py")
        if part == "__init__":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            modules = []
            if isinstance(node, ast.ImportFrom) and node.module:
                modules = [node.module]
                if node.module == "glossary":
                    modules = [f"glossary.{alias.name}" for alias in node.names]
            elif isinstance(node, ast.Import):
                modules = [alias.name for alias in node.names]
            for module in modules:
                root, _, rest = module.partition(".")
                if root == "glossary" and rest and not rest.startswith("__"):
                    yield inside.as_posix(), part, rest.split(".")[0]


def test_arrows_point_down():
    """A part imports its own floor and those below; on the first floor, not its neighbours."""
    for path, part, imported in imports():
        if part == imported:
            continue
        assert floor_of(imported) <= floor_of(part), f"{path} imports {imported}"
        if floor_of(part) == 1:
            assert floor_of(imported) == 0, f"{path} imports {imported}"


def test_sql_and_kiwi_have_one_place():
    """Only the store speaks SQL, and one module imports Kiwi."""
    kiwi = []
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text("utf-8")
        inside = path.relative_to(PACKAGE)
        if "import kiwipiepy" in text or "from kiwipiepy" in text:
            kiwi.append(inside.as_posix())
        # jmdict.py reads somebody else's database, and knows nothing of ours
        if inside.parts[0] not in {"termbase", "memory"} and inside.name != "jmdict.py":
            assert ".execute(" not in text, f"{inside} has SQL"
    assert kiwi == ["candidates/morphology.py"]

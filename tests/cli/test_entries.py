"""add, edit, approve, reject, rm, history, undo."""

import json
import unicodedata

import pytest


def entry(run, name):
    """An entry as JSON."""
    return json.loads(run("show", name, "--json").stdout)


def terms(run, name, language):
    """Its terms in a language: text → administrative status."""
    return {
        t["text"]: t["administrative_status"]
        for t in entry(run, name)["terms"]
        if t["language"] == language
    }


ADD = ("add", "확장억제", "--en", "extended deterrence", "--ja", "拡大抑止")


def test_add(run):
    """A new entry is approved, has its source, and is found at once."""
    result = run(*ADD, "--definition", "핵우산을 펴는 것.", "--source", "국방백서 2022")
    assert result.exit_code == 0, result.stderr
    added = entry(run, "확장 억제")
    assert added["status"] == "approved"
    assert added["definitions"] == [
        {"language": "ko", "text": "핵우산을 펴는 것.", "source": "person:국방백서 2022"}
    ]
    assert terms(run, "확장억제", "ja") == {"拡大抑止": "preferred"}
    assert run("search", "extended").exit_code == 0


def test_add_finds_the_term_in_the_texts(run):
    """Where the new term stands is known without a new build."""
    run("add", "나라", "--en", "country")
    assert "나라: 1 in seeds/a.txt" in run("show", "나라").stdout


@pytest.mark.parametrize("spelling", ["한미동맹", unicodedata.normalize("NFD", "한미동맹")])
def test_add_of_what_exists(run, spelling):
    """The entry that is there is shown, nothing is changed, exit code 1."""
    result = run("add", spelling, "--en", "other")
    assert result.exit_code == 1
    assert "is there already" in result.stderr
    assert "ROK-U.S. alliance" in result.stdout
    assert terms(run, "한미동맹", "en") == {"ROK-U.S. alliance": "preferred"}


@pytest.mark.parametrize("spelling", ["한미 동맹", "한·미 동맹", "gsomia", "米韓同盟"])
def test_add_of_something_alike(run, spelling):
    """Another spacing, case or script is pointed out, and can be insisted on."""
    result = run("add", spelling)
    assert result.exit_code == 1
    assert "much like" in result.stderr
    assert run("add", spelling, "--anyway").exit_code == 0


@pytest.mark.parametrize("empty", ["", "   ", "\u3000\u200b"])
def test_add_of_nothing(run, empty):
    """An empty term is one sentence, whichever language it is in."""
    for arguments in (("add", empty), ("add", "억제", "--en", empty)):
        result = run(*arguments)
        assert result.exit_code == 1
        assert "is empty" in result.stderr
    assert run("search", "억제").exit_code == 1


def test_add_in_a_language_that_does_not_exist(run):
    """A mistyped language code is named, and nothing is added."""
    result = run("add", "라페루즈", "--term", "xx:La Pérouse")
    assert result.exit_code == 2
    assert "There is no language 'xx'" in result.stderr
    assert run("add", "라페루즈", "--term", "fr:La Pérouse").exit_code == 0


@pytest.mark.parametrize("code", ["EN", "en-US", "en_US"])
def test_language_codes_are_read_as_people_write_them(run, code):
    """A region or capitals do not make another language of English."""
    run("add", "억제력", "--term", f"{code}:deterrent")
    assert terms(run, "억제력", "en") == {"deterrent": "preferred"}


def test_the_name_of_the_program_is_nobodys(run):
    """Who edits under the name of `build` would lose the edits to the next one."""
    assert run("add", "억제력", "--by", "glossary build").exit_code == 2


def test_a_source_for_a_term_that_is_there(run):
    """Entering a term once more with a source adds the source."""
    run("edit", "한미동맹", "--en", "ROK-U.S. alliance", "--source", "국방백서")
    (english,) = [t for t in entry(run, "한미동맹")["terms"] if t["language"] == "en"]
    assert "person:국방백서" in [e["source"] for e in english["evidence"]]
    assert "--source goes with" in run("edit", "한미동맹", "--source", "x").stderr


def test_terms_with_special_characters(run):
    """Quotes, angle brackets and ampersands are ordinary characters."""
    odd = "“A” <b>&'\"\\ %s {x}"
    assert run("add", "이상한말", "--en", odd).exit_code == 0
    assert terms(run, "이상한말", "en") == {odd: "preferred"}


def test_edit(run):
    """Terms are added, preferred, deprecated and removed; one is preferred at a time."""
    run("edit", "한미동맹", "--en", "ROK-US Alliance", "--deprecate", "ja:韓米同盟")
    assert terms(run, "한미동맹", "en") == {
        "ROK-U.S. alliance": "admitted",
        "ROK-US Alliance": "preferred",
    }
    assert terms(run, "한미동맹", "ja")["韓米同盟"] == "deprecated"
    run("edit", "한미동맹", "--remove", "en:ROK-US Alliance", "--note", "순서에 주의")
    assert terms(run, "한미동맹", "en") == {"ROK-U.S. alliance": "preferred"}
    assert entry(run, "한미동맹")["note"] == "순서에 주의"


def test_a_candidate_with_an_equivalent_is_proposed(run):
    """Who gives a candidate its English finds it in the next export."""
    run("add", "억제력")
    run("edit", "억제력", "--status", "candidate")
    run("edit", "억제력", "--add", "ko:억지력")
    assert entry(run, "억제력")["status"] == "candidate"
    run("edit", "억제력", "--en", "deterrent")
    assert entry(run, "억제력")["status"] == "proposed"
    assert "deterrent" in run("export", "csv", "-o", "-").stdout


def test_edit_of_a_term_that_is_not_there(run):
    """The entry's own terms are named."""
    result = run("edit", "한미동맹", "--remove", "en:nothing")
    assert result.exit_code == 1
    assert "en:ROK-U.S. alliance" in result.stderr


def test_edit_without_a_change(run):
    """Nothing to do is said."""
    assert run("edit", "한미동맹").exit_code == 1


def test_review(run):
    """Approving and rejecting set the status of each entry named, all or none."""
    assert run("reject", "한미동맹", "지소미아").exit_code == 0
    assert entry(run, "gsomia")["status"] == "rejected"
    assert run("approve", "한미동맹", "없는말").exit_code == 1
    assert entry(run, "한미동맹")["status"] == "rejected"


def test_approving_what_is_approved(run):
    """It is said, and is no change that an undo would take for the last."""
    run("edit", "지소미아", "--note", "mine")
    assert "한미동맹 was already approved." in run("approve", "한미동맹").stdout
    run("undo")
    assert entry(run, "지소미아")["note"] == ""


def test_rm_asks(run):
    """Removing asks first; a no keeps the entry."""
    assert run("rm", "지소미아", input="n\n").exit_code == 1
    assert run("show", "지소미아").exit_code == 0
    assert run("rm", "지소미아", input="y\n").exit_code == 0
    assert run("show", "지소미아").exit_code == 1


def test_undo(run):
    """Each undo takes back the last command, whole."""
    run("reject", "한미동맹", "지소미아")
    run("rm", "지소미아", "--yes")
    assert run("undo").exit_code == 0
    assert entry(run, "지소미아")["status"] == "rejected"
    assert run("undo").exit_code == 0
    assert entry(run, "지소미아")["status"] == entry(run, "한미동맹")["status"] == "approved"
    result = run("undo")
    assert result.exit_code == 1
    assert "nothing to undo" in result.stderr


def test_history(run):
    """Who did what, newest first; of one entry on request, even a removed one."""
    run("approve", "한미동맹")
    run("rm", "지소미아", "--yes")
    rows = json.loads(run("history", "--json").stdout)
    assert (rows[0]["action"], rows[0]["entry"], rows[0]["by"]) == (
        "remove",
        "gsomia",
        "tester",
    )
    assert len(json.loads(run("history", "gsomia", "--json").stdout)) == 2
    assert run("history", "없는말").exit_code == 1

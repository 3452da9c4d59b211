"""Files of the index: two at a time, as they would be one after the other."""

import signal
import subprocess

import pytest

from glossary.language import key
from glossary.memory import making, processes
from glossary.memory.making import Job, other_process
from tests.memory.units import texts

ROWS = {
    language: [(10 * i, text, key(text)) for i, text in enumerate(texts(language, 200, seed=3))]
    for language in ("ko", "en", "ja")
}


def jobs(folder):
    """A file for each language."""
    return [Job(folder / code, code, 0, 1990, len(rows)) for code, rows in ROWS.items()]


def rows_of(job):
    """The segments of a language."""
    return iter(ROWS[job.language])


def make_all(jobs, rows_of):
    """With another process."""
    with other_process() as other:
        yield from making.make_all(jobs, rows_of, other)


def made(done):
    """What is made, by languages, and what is in the files."""
    return {job.language: (result, job.path.read_bytes()) for job, result in done}


@pytest.fixture
def started(monkeypatch):
    """Two hundred are many; says which processes were started."""
    found = []

    class Noted(subprocess.Popen):
        def __init__(self, *args, **options):
            super().__init__(*args, **options)
            found.append(self)

    monkeypatch.setattr(making, "MANY", 200)
    monkeypatch.setattr(processes.subprocess, "Popen", Noted)
    return found


def test_two_at_a_time(tmp_path, started):
    """The same, byte by byte; the third of three is made alone."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    two = made(make_all(jobs(tmp_path / "a"), rows_of))
    assert len(started) == 1
    assert made(making.make_all(jobs(tmp_path / "b"), rows_of, None)) == two
    assert len(started) == 1
    assert [result.segments for result, _ in two.values()] == [200] * 3


def test_a_file_that_cannot_be_written(tmp_path, started):
    """Where the other process cannot, it is raised here."""
    (tmp_path / "ko").write_bytes(b"")
    with pytest.raises(FileExistsError):
        made(make_all(jobs(tmp_path), rows_of))
    assert started[0].returncode is not None


@pytest.mark.parametrize("at_once", [True, False])
def test_a_process_that_is_killed(tmp_path, started, at_once):
    """It is said, and whoever writes takes everything back."""

    def rows_of(job):
        if job.language == "ko":
            started[0].send_signal(signal.SIGKILL if at_once else signal.SIGSTOP)
        return iter(ROWS[job.language])

    coming = make_all(jobs(tmp_path), rows_of)
    with pytest.raises(OSError, match="was ended"):
        for _ in coming:
            started[0].kill()
    assert started[0].returncode is not None


def test_several_by_one_process(tmp_path, started):
    """It is started once, and makes every other file."""
    many = [
        Job(tmp_path / str(number), code, 0, 1990, 200)
        for number, code in enumerate(["ko", "en", "ja"] * 2)
    ]
    done = {job.path.name: result for job, result in make_all(many, rows_of)}
    assert len(started) == 1
    assert sorted(done) == sorted(job.path.name for job in many)
    assert [done[str(number)] for number in range(3)] == [
        done[str(number)] for number in range(3, 6)
    ]


def test_who_writes_has_an_error(tmp_path, started):
    """The other process ends with it."""

    def broken(job):
        yield from ROWS[job.language]
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(make_all(jobs(tmp_path), broken))
    assert started[0].returncode is not None

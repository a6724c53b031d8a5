from vliegwiel.kit import progress


def test_work_says_how_far_it_is_until_it_is_forgotten(settings, tmp_path):
    settings.HOME = tmp_path
    assert progress.told("long") == 0
    progress.tell("long", 40)
    progress.tell("long", 60)
    assert (progress.told("long"), progress.told("other")) == (60, 0)
    progress.forget("long")
    progress.forget("long")
    assert progress.told("long") == 0
    assert list((tmp_path / "progress").iterdir()) == []


def test_work_goes_on_where_its_progress_cannot_be_kept(settings, tmp_path):
    settings.HOME = tmp_path / "file"
    settings.HOME.write_text("not a folder")
    progress.tell("long", 40)
    assert progress.told("long") == 0

"""Who looks after what is said by command."""


def grant(app, *words):
    return app.test_cli_runner().invoke(args=["grant", *words])


def test_a_task_is_granted_and_the_others_stay(other_database, built):
    built.test_cli_runner().invoke(args=["open-account", "ann@kithline.example", "Ann", "--publishes"])
    assert "Ann moderates and publishes." in grant(built, "ann@kithline.example", "--moderates").output
    assert "Ann publishes." in grant(built, "ann@kithline.example", "--no-moderates").output


def test_nobody_unknown_is_granted_anything(other_database, built):
    told = grant(built, "nobody@kithline.example", "--moderates")
    assert told.exit_code != 0
    assert "Nobody has the address" in told.output

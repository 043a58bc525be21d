"""Accounts, profiles and what is known of them to whom."""

import io

import pytest
from PIL import Image

from app.core.database import db
from app.core.errors import Forbidden, Invalid, NotFound
from app.domain.people.operations import change_password, change_photo, change_settings, edit_profile, open_account, suspend
from app.domain.people.passwords import is_password
from app.domain.people.queries import find_person_by_handle, people_called, people_visible_to, traits_of


def names(query) -> set[str]:
    return {person.name for person in db.session.scalars(query)}


def test_two_people_of_one_name_are_called_differently(world):
    second = open_account(by=world.house, name="Ada Lovelace", email="other@kithline.example")
    assert (world.ada.handle, second.handle) == ("ada-lovelace", "ada-lovelace-2")


def test_an_address_belongs_to_one_person_however_it_is_spelled(world):
    with pytest.raises(Invalid) as refusal:
        open_account(by=world.house, name="Impostor", email="ADA@kithline.example ")
    assert "email" in refusal.value.errors


@pytest.mark.parametrize("address", ["", "ada", "a b@c.de", "@x.y"])
def test_an_address_must_be_one(world, address):
    with pytest.raises(Invalid):
        open_account(by=world.house, name="Nobody", email=address)


def test_only_the_house_and_administrators_open_accounts(world):
    with pytest.raises(Forbidden):
        open_account(by=world.ada, name="Friend", email="friend@kithline.example")


def test_a_profile_is_its_owners_to_change(world):
    with pytest.raises(Forbidden):
        edit_profile(world.ada, by=world.grace, name="Somebody else")


def test_skills_are_kept_once_in_the_persons_own_spelling(world):
    edit_profile(world.ada, by=world.ada, name="Ada", skills=["Sewing", "sewing ", "", "Éclairs"], interests=["Bikes"])
    assert traits_of(world.ada) == {"skill": ["sewing", "Éclairs"], "interest": ["Bikes"]}


def test_people_are_found_by_name_and_by_skill_whatever_the_case(world):
    edit_profile(world.grace, by=world.grace, name="Gráce Hopper", skills=["Émaillage"])
    assert names(people_called("GRÁC", seen_by=world.ada)) == {"Gráce Hopper"}
    assert names(people_called("émail", seen_by=world.ada)) == {"Gráce Hopper"}


def test_a_guest_finds_nobody_in_the_directory_but_themselves(world):
    assert names(people_visible_to(world.olga)) == {"Olga Guest"}
    with pytest.raises(NotFound):
        find_person_by_handle(world.ada.handle, seen_by=world.olga)


def test_the_house_and_the_suspended_are_not_in_the_directory(world):
    suspend(world.mallory, by=world.house)
    assert names(people_visible_to(world.ada)).isdisjoint({"Kithline", "Mallory Marsh"})


def test_a_new_password_needs_the_old_one(world):
    with pytest.raises(Invalid) as refusal:
        change_password(world.ada, by=world.ada, current="wrong", new="another honest password")
    assert "current" in refusal.value.errors


@pytest.mark.parametrize("password", ["short", "password123", "aaaaaaaaaaaa", "x" * 2000])
def test_a_password_that_protects_nothing_is_refused(world, password):
    world.ada.password_hash = None
    with pytest.raises(Invalid):
        change_password(world.ada, by=world.ada, current="", new=password)


def test_nobodys_password_fits_nothing():
    assert not is_password("nobody has this password", None)


def test_settings_take_only_what_is_offered(world):
    with pytest.raises(Invalid):
        change_settings(world.ada, by=world.ada, credit="loud", feed="newest", counted=True)


def picture(size=(800, 600), kind="PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, kind)
    return out.getvalue()


def test_a_photo_becomes_a_small_square(world, tmp_path):
    change_photo(world.ada, by=world.ada, photo=picture(), folder=tmp_path)
    with Image.open(tmp_path / world.ada.photo) as kept:
        assert (kept.size, kept.format) == ((256, 256), "WEBP")


@pytest.mark.parametrize("data", [b"", b"<svg/>", b"GIF89a", picture()[:40]])
def test_what_is_no_picture_is_refused(world, tmp_path, data):
    with pytest.raises(Invalid):
        change_photo(world.ada, by=world.ada, photo=data, folder=tmp_path)

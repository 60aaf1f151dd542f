"""The data dictionary in the app: each column of each file, in both languages, without a map or a script."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette

from layers.dictionary import parts
from tests.ui.client import Client
from ui.data.addresses import DICTIONARY_PATH
from ui.shell.routes import ROUTES
from ui.views import dictionary
from ui.words.dictionary import WORDS


@pytest.fixture
def app() -> Client:
    return Client(Starlette(routes=ROUTES))


@pytest.mark.parametrize("language", list(WORDS))
def test_every_column_stands_on_the_page_in_the_language_that_is_asked(app: Client, language: str) -> None:
    page = app.get(f"{DICTIONARY_PATH}?lang={language}")
    assert page.status_code == 200
    assert f'<html lang="{language}">' in page.text
    assert page.text.count("<code>") >= sum(map(len, parts().values()))
    assert "<script" not in page.text


@pytest.mark.parametrize("language", list(WORDS))
def test_each_part_has_a_heading_of_its_own_and_a_link_to_it(language: str) -> None:
    made = dictionary.html(language)  # type: ignore[arg-type]
    for part in parts():
        assert made.count(f'id="{dictionary.anchor(part)}"') == 1
        assert f'href="#{dictionary.anchor(part)}"' in made

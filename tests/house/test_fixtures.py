"""The shared fixtures: every test gets an empty database of its own, and a browser that shows a page."""

import sqlalchemy as sa
from playwright.async_api import Browser


def test_database_is_fresh_and_writable(database_url: str) -> None:
    engine = sa.create_engine(database_url)
    assert sa.inspect(engine).get_table_names() == []
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE mark (word VARCHAR(20))"))
        connection.execute(sa.text("INSERT INTO mark VALUES ('Säule')"))
    with engine.connect() as connection:
        assert connection.scalar(sa.text("SELECT word FROM mark")) == "Säule"
    engine.dispose()


def test_the_next_database_knows_nothing_of_the_last(database_url: str) -> None:
    engine = sa.create_engine(database_url)
    assert not sa.inspect(engine).has_table("mark")
    engine.dispose()


async def test_browser_shows_a_page(browser: Browser) -> None:
    page = await browser.new_page()
    await page.set_content("<h1>Runder Tisch</h1>")
    assert await page.inner_text("h1") == "Runder Tisch"

"""The review server keeps what it acknowledges and answers nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from compare.model import Decision
from compare.review import load
from compare.review.server import LARGEST_BODY, Session, application, free_port, new_token

PORT = 4711
ORIGIN = f"http://127.0.0.1:{PORT}"


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(
        page=lambda address: f"<title>Review</title><p>{address}</p>",
        decisions=tmp_path / "decisions.jsonl",
        who="R. Reader",
        now=lambda: "2026-01-02T03:04:05Z",
        token="right",
        port=PORT,
    )


@pytest.fixture
def client(session: Session) -> Iterator[TestClient]:
    with TestClient(application(session), base_url=ORIGIN) as client:
        yield client


def post(client: TestClient, content: bytes | str, origin: str | None = ORIGIN, path: str = "/right/decisions") -> int:
    return client.post(path, content=content, headers={"Origin": origin} if origin else {}).status_code


def test_the_page_is_given_where_to_post(client: TestClient) -> None:
    answer = client.get("/right/")
    assert answer.status_code == 200
    assert "/right/decisions" in answer.text
    assert answer.headers["cache-control"] == "no-store"


def test_a_decision_is_on_disk_with_who_and_when_once_acknowledged(client: TestClient, session: Session) -> None:
    assert post(client, '{"target": "x:1-2", "action": "accept", "who": "somebody else"}') == 204
    assert load(session.decisions) == (Decision("x:1-2", "accept", who="R. Reader", when="2026-01-02T03:04:05Z"),)
    assert client.get("/right/decisions").json()[0]["action"] == "accept"


def test_two_tabs_lose_nothing(client: TestClient, session: Session) -> None:
    with TestClient(application(session), base_url=ORIGIN) as other:
        for number in range(10):
            assert post((client, other)[number % 2], f'{{"target": "x:{number}-99", "action": "note"}}') == 204
    assert [decision.target for decision in load(session.decisions)] == [f"x:{number}-99" for number in range(10)]


@pytest.mark.parametrize(
    ("content", "status"),
    [
        ("not json", 400),
        ("[]", 400),
        ('{"target": "", "action": "accept"}', 400),
        ('{"target": "x", "action": "dance"}', 400),
        ("x" * (LARGEST_BODY + 1), 400),
    ],
)
def test_what_is_no_decision_is_refused_and_not_kept(client: TestClient, session: Session, content: str, status: int) -> None:
    assert post(client, content) == status
    assert not session.decisions.exists()


def test_a_wrong_token_host_or_origin_is_refused(client: TestClient, session: Session) -> None:
    right = '{"target": "x:1-2", "action": "accept"}'
    assert client.get("/wrong/").status_code == 403
    assert client.get("/right/", headers={"Host": "evil.example"}).status_code == 403
    assert post(client, right, origin="http://evil.example") == 403
    assert post(client, right, origin=None) == 403
    assert post(client, right, path="/wrong/decisions") == 403
    assert not session.decisions.exists()


@pytest.mark.parametrize("path", ["/", "/right/../etc/passwd", "/right/report.json", "/right/%2e%2e/x"])
def test_no_other_path_is_served(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_full_disk_is_told_and_not_acknowledged(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("compare.review.server.append", full)
    answer = client.post("/right/decisions", content='{"target": "x:1-2", "action": "accept"}', headers={"Origin": ORIGIN})
    assert answer.status_code == 507
    assert "No space left" in answer.json()["error"]


def test_tokens_differ_and_ports_are_free() -> None:
    assert new_token() != new_token()
    assert 1024 < free_port() < 65536

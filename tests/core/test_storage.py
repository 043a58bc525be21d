"""One store for bytes, wherever it is: a folder, or a bucket that speaks S3."""

import threading
from xml.sax.saxutils import escape

import pytest
from werkzeug import Request, Response
from werkzeug.serving import make_server

from app.core.storage import Storage, Unkept


class Bucket:
    """As much of S3 as the store asks for, in memory."""

    def __init__(self):
        self.kept = {}

    @Request.application
    def __call__(self, request):
        path = request.path.removeprefix("/house/")
        if request.method == "PUT":
            self.kept[path] = request.get_data()
            return Response(headers={"ETag": '"1"'})
        if request.method == "POST" and "delete" in request.args:
            for path in [path for path in self.kept if f"<Key>{path}</Key>" in request.get_data(as_text=True)]:
                del self.kept[path]
            return Response('<?xml version="1.0"?><DeleteResult></DeleteResult>', mimetype="application/xml")
        if request.method == "DELETE":
            self.kept.pop(path, None)
            return Response(status=204)
        return self._listed(request.args.get("prefix", "")) if "list-type" in request.args else self._read(request, path)

    def _read(self, request, path):
        if path not in self.kept:
            return Response("<Error><Code>NoSuchKey</Code></Error>", 404, mimetype="application/xml")
        data, last = self.kept[path], {"Last-Modified": "Fri, 27 Nov 2026 03:00:00 GMT", "ETag": '"1"'}
        if request.range is None:
            return Response(data, headers=last)
        start, end = request.range.range_for_length(len(data))
        return Response(data[start:end], 206, last | {"Content-Range": f"bytes {start}-{end - 1}/{len(data)}"})

    def _listed(self, prefix):
        rows = "".join(
            f"<Contents><Key>{escape(path)}</Key><LastModified>2026-11-27T03:00:00.000Z</LastModified><ETag>1</ETag>"
            f"<Size>{len(data)}</Size></Contents>"
            for path, data in self.kept.items()
            if path.startswith(prefix)
        )
        head = '<?xml version="1.0"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><IsTruncated>false</IsTruncated>'
        return Response(f"{head}{rows}</ListBucketResult>", mimetype="application/xml")


@pytest.fixture(scope="session")
def bucket():
    server = make_server("127.0.0.1", 0, Bucket(), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(params=["folder", "bucket"])
def store(request, tmp_path) -> Storage:
    store = Storage()
    if request.param == "folder":
        store.connect(tmp_path / "files")
    else:
        keys = {"aws_access_key_id": "key", "aws_secret_access_key": "secret", "aws_region": "eu-central-1"}
        store.connect("s3://house", aws_endpoint=request.getfixturevalue("bucket"), **keys)
    return store


def test_what_is_put_is_read_in_part_and_whole_listed_and_forgotten(store):
    store.put("files/2026-11-27/a", b"0123456789")
    assert b"".join(store.read("files/2026-11-27/a", 0, 10)) == b"0123456789"
    assert b"".join(store.read("files/2026-11-27/a", 2, 5)) == b"234"
    assert [(path, size) for path, size, _ in store.listed("files")] == [("files/2026-11-27/a", 10)]
    store.forget(["files/2026-11-27/a", "files/never/was"])
    assert list(store.listed()) == []


def test_what_is_not_there_is_not_given_out(store):
    with pytest.raises(Unkept):
        store.read("files/2026-11-27/nothing", 0, 10)


def test_no_path_leads_out_of_the_store(store, tmp_path):
    with pytest.raises((Unkept, ValueError)):
        store.put("../outside", b"x")
    assert not (tmp_path / "outside").exists()

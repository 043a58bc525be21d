"""What happens to files. An upload that hangs on nothing yet is nobody's business."""

from app.core.events import event


@event
class FilesAttached:
    actor_id: int
    thread_id: int
    comment_id: int | None
    file_ids: list[int]


@event
class FilesDetached:
    actor_id: int
    thread_id: int
    comment_id: int | None
    file_ids: list[int]

"""Everything that is done with posts."""

from app.domain.posts.operations.answering import accept_answer as accept_answer
from app.domain.posts.operations.answering import withdraw_answer as withdraw_answer
from app.domain.posts.operations.changing import delete_post as delete_post
from app.domain.posts.operations.changing import edit_post as edit_post
from app.domain.posts.operations.changing import mark_spark as mark_spark
from app.domain.posts.operations.changing import restore_post as restore_post
from app.domain.posts.operations.changing import unmark_spark as unmark_spark
from app.domain.posts.operations.opening import answer_news as answer_news
from app.domain.posts.operations.opening import praise as praise
from app.domain.posts.operations.opening import write_post as write_post
from app.domain.posts.operations.timing import end_due_posts as end_due_posts
from app.domain.posts.operations.timing import keep_until as keep_until
from app.domain.posts.operations.timing import remind_of_newcomers as remind_of_newcomers

"""Who is awake: posts, their rota, content-free tasks, and the planned checks among which a report is not found."""

from portal.duty.answer import answer_task
from portal.duty.answering import Answering, answering, any_post
from portal.duty.ask import Asked, ask_for_check, ever_awake, knows, nobody_asked, task_id
from portal.duty.carry import anything_to_do, carry_out
from portal.duty.sight import Line, awaited, checks_of, claims_of, has_tasks, line_of, lines
from portal.duty.task import Task

__all__ = [
    "Answering",
    "Asked",
    "Line",
    "Task",
    "answer_task",
    "answering",
    "any_post",
    "anything_to_do",
    "ask_for_check",
    "awaited",
    "carry_out",
    "checks_of",
    "claims_of",
    "ever_awake",
    "has_tasks",
    "knows",
    "line_of",
    "lines",
    "nobody_asked",
    "task_id",
]

"""Pages for people: HTML made on this machine from the same answers as the JSON API."""

from fastapi import APIRouter

from api.pages import comparing, data, due, findings, home, load, policies, querying, tasks, units
from api.pages.review import corrections, forms, merges

pages_router = APIRouter(include_in_schema=False)
for _room in (corrections, merges, forms, data, home, units, tasks, due, policies, findings, comparing, load, querying):
    pages_router.include_router(_room.router)

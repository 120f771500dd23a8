"""The vision with the guiding words, and the documents that steer."""

from macros.pages.fragments import render
from macros.pages.page import Site
from macros.pages.words import sort_key


def write_documents(site: Site, here: str) -> str:
    """Every governing document, with what it steers."""
    governing = site.plan.governing_documents
    documents = sorted(governing.documents, key=lambda each: sort_key(each.title)) if governing else []
    return render(
        "documents.html",
        here,
        plan=site.plan,
        documents=documents,
        has_example=governing is not None and governing.example,
    )


def write_vision(site: Site, here: str) -> str:
    """The vision, the guiding words, and the parts of the vision that each body can influence."""
    plan = site.plan
    return render(
        "vision.html",
        here,
        plan=plan,
        vision=plan.municipality.vision,
        bodies=[body for body in plan.bodies.values() if body.vision],
        has_example=plan.municipality.example or plan.is_organisation_example,
    )

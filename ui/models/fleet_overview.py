"""The overview of this host with what other hosts post. No widgets."""

from __future__ import annotations

from dataclasses import replace

from app.status.overview import worst_first_instances
from app.status.values import Overview, ProblemType


def with_hosts(own: Overview, fleet: Overview) -> Overview:
    """``own`` with the instances and problems of other hosts: what this one has posted of itself is older. That no
    host posts is no problem: not everyone has a fleet."""
    others = [each for each in fleet.instances if each.host != own.host]
    problems = [
        each
        for each in fleet.problems
        if each.type is not ProblemType.NOTHING and not f" {each.subject}".endswith(f" {own.host}")
    ]
    instances = worst_first_instances([*own.instances, *others])
    return replace(own, instances=instances, problems=(*own.problems, *problems))

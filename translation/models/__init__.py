from translation.models.assignments import Assignment
from translation.models.bulk import BulkTranslation
from translation.models.jobs import ExternalJob
from translation.models.machine import MachineUse

__all__ = ["Assignment", "BulkTranslation", "ExternalJob", "MachineUse"]

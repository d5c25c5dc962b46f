"""Advice on one case: requests come by the form of `AdvicePage`, are routed to an owner and answered by mail."""

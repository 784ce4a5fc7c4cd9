//! Jobs, schedules, leases, and the events that one feature leaves for another.

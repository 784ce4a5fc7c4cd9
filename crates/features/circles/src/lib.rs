//! Networks, their tree of circles, memberships and roles.

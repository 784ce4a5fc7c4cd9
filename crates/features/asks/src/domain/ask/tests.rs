//! Tables of what an ask allows in each state.

//! Pages, forms, errors, security headers, assets and the accept loop.

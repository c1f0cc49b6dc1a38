//! vaglio-pages

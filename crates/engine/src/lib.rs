//! vaglio-engine

//! vaglio-policy

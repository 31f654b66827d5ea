//! A café under a code that is free, and the way to its desk.

use app::cafe::{Refusal, id::Code};
use axum::response::{IntoResponse, Redirect, Response};

use super::{
    notice::{Notice, Reason, refused},
    secret::draw_code,
};
use crate::hub::Trouble;

/// How often a code is drawn: where each hundredth code is taken, one café in 10^16 finds none.
const DRAWS: usize = 8;

/// Draws codes until `open` has found one that is free.
///
/// # Errors
/// A fault.
pub(super) async fn under_a_code<F>(open: impl Fn(Code) -> F) -> Result<Result<Code, Refusal>, Notice>
where
    F: Future<Output = Result<bool, Trouble>>,
{
    for _ in 0..DRAWS {
        let code = draw_code()?;
        match refused(open(code.clone()).await)? {
            Ok(true) => return Ok(Ok(code)),
            Ok(false) => {}
            Err(refusal) => return Ok(Err(refusal)),
        }
    }
    tracing::error!("no free code after {DRAWS} draws");
    Err(Reason::Fault.into())
}

/// Sends a browser to a café's desk.
pub(super) fn to_desk(code: &Code) -> Response {
    Redirect::to(&format!("/desk/{code}")).into_response()
}

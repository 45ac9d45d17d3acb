//! What becomes of streamed answers: faults of servers, and of proxies before them.

use std::time::Duration;

use bytes::Bytes;
use serde_json::json;

use crate::reply::{Content, Reply};
use crate::serve::Call;
use crate::world::model::Stream;

/// Time for which a proxy collects: longer than any answer here takes by itself.
const COLLECTS: Duration = Duration::from_secs(2);

/// The request as the server's code for streams sees it; or its refusal.
pub(crate) fn before(stream: Stream, call: &mut Call) -> Option<Reply> {
    let mut body = call.json().filter(|body| body["stream"] == true)?;
    match stream {
        Stream::Refused => {
            let message = "Streaming is not supported for this model.";
            let error = json!({"message": message, "type": "BadRequestError", "param": "stream", "code": 400});
            Some(Reply::json(400, &json!({ "error": error })))
        }
        Stream::Ignored => {
            body["stream"] = json!(false);
            call.body = Bytes::from(body.to_string());
            None
        }
        _ => None,
    }
}

/// The answer as it arrives.
pub(crate) async fn after(stream: Stream, mut reply: Reply) -> Reply {
    let Content::Pieces { pieces, cut } = &mut reply.content else { return reply };
    match stream {
        Stream::Whole | Stream::Refused | Stream::Ignored => {}
        Stream::WithoutEnd => drop(pieces.pop()),
        Stream::Cut => {
            pieces.truncate(pieces.len() / 2);
            *cut = true;
        }
        Stream::Broken => {
            let message = "EngineCore encountered an issue. See stack trace (above) for the root cause.";
            let error = json!({"message": message, "type": "InternalServerError", "param": null, "code": 500});
            pieces.truncate(pieces.len() / 2);
            pieces.push(format!("data: {}\n\n", json!({ "error": error })));
            pieces.push("data: [DONE]\n\n".to_owned());
        }
        Stream::Collected => {
            tokio::time::sleep(COLLECTS).await;
            *pieces = vec![pieces.concat()];
        }
    }
    reply
}

#include "adapters/web/wire/frames_out.hpp"

namespace web {

// What can be sent again without a change is temporary, and has a status that says so over HTTP.
Refused refused(hub::Refusal refusal) {
    using enum hub::Refusal;
    switch (refusal) {
        case none: break;
        case not_found: return {.status = 404, .title = "There is no such thing here."};
        case not_allowed: return {.status = 403, .title = "You may not do this."};
        case wrong_state: return {.status = 409, .title = "It is too late for this, or too early."};
        case already_filled: return {.status = 409, .title = "Somebody else was quicker."};
        case expired: return {.status = 410, .title = "The time for this is over."};
        case stale_version:
            return {.status = 503,
                    .title = "Somebody changed it at the same moment.",
                    .temporary = true};
        case key_reused: return {.status = 422, .title = "This key was used for something else."};
        case too_large: return {.status = 413, .title = "This is too much at once."};
        case invalid: return {.status = 422, .title = "This makes no sense here."};
        case full: return {.status = 409, .title = "A limit is reached."};
        case stopped:
            return {.status = 409, .title = "They said STOP: nothing can be sent to them."};
        case busy:
            return {
                .status = 503, .title = "Something else is on its way there.", .temporary = true};
        case epoch_changed:
            return {
                .status = 503, .title = "The hub has moved to another store.", .temporary = true};
    }
    return {.status = 500, .title = "Something went wrong."};
}

Refused refused(const json::Problem& problem) {
    const std::string what = problem.path.empty() ? "The whole" : problem.path;
    return {.status = 400, .title = what + " " + problem.sentence + ".", .path = problem.path};
}

Refused refused(const FrameProblem& problem) {
    return problem.unknown_name ? unknown_name() : refused(problem.problem);
}

Refused unknown_name() {
    return {.status = 404, .title = "There is nothing of this name."};
}

}  // namespace web

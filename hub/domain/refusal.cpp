#include "hub/domain/refusal.hpp"

namespace hub {

namespace {

const char* sentence(Refusal refusal) {
    switch (refusal) {
        case Refusal::none: return "nothing is wrong";
        case Refusal::not_found: return "there is no such thing here";
        case Refusal::not_allowed: return "that is not yours to do";
        case Refusal::wrong_state: return "that cannot be done any more, or not yet";
        case Refusal::already_filled: return "somebody else is already helping";
        case Refusal::expired: return "the time for that is over";
        case Refusal::stale_version: return "it changed meanwhile";
        case Refusal::key_reused: return "this idempotency key was used for something else";
        case Refusal::too_large: return "that is too much at once";
        case Refusal::invalid: return "that is not understood";
        case Refusal::full: return "a limit is reached";
        case Refusal::stopped: return "this address asked for no more messages";
        case Refusal::busy: return "a message to this address is on its way";
        case Refusal::epoch_changed: return "the store is another one than before";
    }
    return "refused";
}

class Category final : public boost::system::error_category {
public:
    const char* name() const noexcept override { return "aidhub.refusal"; }
    std::string message(int value) const override { return sentence(static_cast<Refusal>(value)); }
};

}  // namespace

const boost::system::error_category& refusal_category() {
    static const Category category;
    return category;
}

boost::system::error_code make_error_code(Refusal refusal) {
    return {static_cast<int>(refusal), refusal_category()};
}

}  // namespace hub

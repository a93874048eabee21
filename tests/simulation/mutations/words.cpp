#include "tests/simulation/mutations/edits.hpp"
#include "tests/simulation/mutations/mutation.hpp"

// What people are not told, and what they should not be told.
namespace simulation {

namespace {

using hub::Changes;
using hub::Scope;

template <const char* phrase>
void not_said(const Scope&, Changes& changes) {
    forget_phrase(changes, phrase);
}

constexpr char stand_down[] = "stand_down";
constexpr char not_needed[] = "not_needed";
constexpr char dropped_out[] = "helper_dropped_out";
constexpr char task_cancelled[] = "task_cancelled";
constexpr char ask_postcode[] = "ask_postcode";

// `what` the request of the same commit says, in the place of "near Clapton".
template <class What>
void say_to_volunteer(Changes& changes, std::string_view phrase, What&& what) {
    std::string place;
    each_put<hub::Request>(changes, [&](const auto& request) { place = what(request); });
    if (place.empty()) return;
    each_put<hub::OutgoingMessage>(changes, [&](auto& message) {
        if (message.wording.phrase == phrase) message.wording.values["place"] = place;
    });
}

void offer_tells_the_street(const Scope&, Changes& changes) {
    say_to_volunteer(
        changes, "offer", [](const hub::Request& request) { return request.street.reveal; });
}

void offer_tells_the_words(const Scope&, Changes& changes) {
    say_to_volunteer(
        changes, "offer", [](const hub::Request& request) { return request.words.reveal; });
}

void stand_down_tells_the_street(const Scope&, Changes& changes) {
    say_to_volunteer(
        changes, "stand_down", [](const hub::Request& request) { return request.street.reveal; });
}

void cancellation_tells_the_street(const Scope&, Changes& changes) {
    say_to_volunteer(changes, "task_cancelled", [](const hub::Request& request) {
        return request.street.reveal;
    });
}

template <Edit edit>
void plant(Planted& planted) {
    edit_commits(planted, edit);
}

}  // namespace

std::vector<Mutation> mutations_of_words() {
    return {
        {"stand_downs_forgotten",
         "when a request is filled nobody tells the others",
         plant<not_said<stand_down>>},
        {"not_needed_forgotten",
         "when a request is cancelled nobody tells those who were asked",
         plant<not_said<not_needed>>},
        {"drop_out_not_told",
         "a helper drops out and the resident is not told",
         plant<not_said<dropped_out>>},
        {"cancelled_task_not_told",
         "a request is cancelled and its helper is not told",
         plant<not_said<task_cancelled>>},
        {"question_not_asked",
         "the postcode is waited for and nobody asks for it",
         plant<not_said<ask_postcode>>},
        {"offer_tells_the_street",
         "an offer says the street in place of the sector",
         plant<offer_tells_the_street>},
        {"offer_tells_the_words",
         "an offer says what the resident wrote",
         plant<offer_tells_the_words>},
        {"stand_down_tells_the_street",
         "a stand-down says the street",
         plant<stand_down_tells_the_street>},
        {"cancellation_tells_the_street",
         "who had the task is told the street once more when it is cancelled",
         plant<cancellation_tells_the_street>},
    };
}

}  // namespace simulation

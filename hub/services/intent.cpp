#include "hub/services/intent.hpp"

#include "hub/rules/compose.hpp"

#include <algorithm>

namespace services {

namespace {

using hub::Question;
using understanding::Heard;
using understanding::Keyword;
namespace phrases = rules::phrases;

std::string joined(const std::vector<std::string>& codes) {
    std::string text;
    for (const std::string& code : codes) text += (text.empty() ? "" : ", ") + code;
    return text;
}

std::vector<std::string> open_codes(const hub::Volunteer& volunteer) {
    std::vector<std::string> codes;
    for (const hub::OpenOffer& offer : volunteer.open_offers) codes.push_back(offer.code);
    return codes;
}

template <class Entries>
auto with_code(const Entries& entries, const std::string& code) -> const
    typename Entries::value_type* {
    const auto found = std::find_if(
        entries.begin(), entries.end(), [&](const auto& entry) { return entry.code == code; });
    return found == entries.end() ? nullptr : &*found;
}

SayThis say(const rules::Phrase& phrase,
            rules::Values values,
            Question question = Question::nothing) {
    return {.words = rules::wording(phrase, std::move(values)), .question = question};
}

// What a volunteer's answer does to this offer.
hub::Command answer_to(const Heard& heard,
                       const hub::RequestId& request,
                       const hub::OfferId& offer) {
    if (heard.keyword == Keyword::no) return hub::DeclineOffer{.request = request, .offer = offer};
    if (!heard.condition.empty()) {
        return hub::CounterOffer{.request = request, .offer = offer, .condition = heard.condition};
    }
    return hub::AcceptOffer{.request = request, .offer = offer};
}

std::optional<Intent> about_task(const Heard& heard, const hub::Task& task) {
    if (heard.keyword == Keyword::done) {
        return DoThis{.command = hub::ReportDone{.request = task.request, .offer = task.offer},
                      .code = task.code};
    }
    if (heard.keyword == Keyword::cannot_come || heard.keyword == Keyword::no ||
        heard.keyword == Keyword::cancel) {
        return DoThis{.command = hub::ReleaseTask{.request = task.request, .offer = task.offer},
                      .code = task.code};
    }
    return std::nullopt;
}

std::optional<Intent> with_given_code(const Heard& heard, const Writer& writer) {
    const hub::Volunteer& volunteer = *writer.volunteer;
    if (const auto* task = with_code(volunteer.tasks, heard.code)) {
        if (auto intent = about_task(heard, *task)) return intent;
        return say(phrases::which_offer, {{"codes", heard.code}});
    }
    if (const auto* open = with_code(volunteer.open_offers, heard.code)) {
        const bool answers = heard.keyword == Keyword::yes || heard.keyword == Keyword::no ||
                             !heard.condition.empty() || heard.keyword == Keyword::cannot_come;
        if (!answers)
            return say(phrases::which_offer, {{"codes", heard.code}}, Question::which_offer);
        if (heard.keyword == Keyword::cannot_come) {
            return DoThis{
                .command = hub::DeclineOffer{.request = open->request, .offer = open->offer},
                .code = open->code};
        }
        return DoThis{.command = answer_to(heard, open->request, open->offer), .code = open->code};
    }
    // An offer that is over: a late yes is tried, since the place may be free again.
    if (const auto* resting = with_code(volunteer.resting_codes, heard.code)) {
        const bool plain_yes = heard.keyword == Keyword::yes && heard.condition.empty();
        if (!plain_yes) return say(phrases::offer_over, {{"code", heard.code}});
        return DoThis{
            .command = hub::AcceptOffer{.request = resting->request, .offer = resting->offer},
            .code = heard.code};
    }
    return std::nullopt;
}

const hub::Request* own(const Writer& writer, const hub::RequestId& id) {
    const auto found = std::find_if(
        writer.requests.begin(), writer.requests.end(), [&](const auto& r) { return r.id == id; });
    return found == writer.requests.end() ? nullptr : &*found;
}

const hub::Request* latest(const Writer& writer) {
    if (const hub::Request* talked_about = own(writer, writer.talk.request)) return talked_about;
    return writer.requests.empty() ? nullptr : &writer.requests.back();
}

// "Cancel" of who asked for nothing is about the task that they took on.
bool cancels_task(const Heard& heard, const Writer& writer) {
    return heard.keyword == Keyword::cancel && writer.requests.empty() &&
           !writer.volunteer->tasks.empty();
}

std::optional<Intent> about_pause(const Heard& heard, const Writer& writer) {
    const hub::Request* own_latest = latest(writer);
    const bool leaves_draft = heard.keyword == Keyword::quit && own_latest != nullptr &&
                              own_latest->state == hub::RequestState::draft;
    if (!leaves_draft && (heard.keyword == Keyword::pause || heard.keyword == Keyword::quit)) {
        return DoThis{.command = hub::PauseVolunteer{.until = heard.until}};
    }
    if (heard.keyword == Keyword::resume) return DoThis{.command = hub::ResumeVolunteer{}};
    return std::nullopt;
}

std::optional<Intent> without_code(const Heard& heard, const Writer& writer) {
    const hub::Volunteer& volunteer = *writer.volunteer;
    const bool answers_offer =
        heard.keyword == Keyword::yes || heard.keyword == Keyword::no || !heard.condition.empty();
    const bool ends_task = heard.keyword == Keyword::done ||
                           heard.keyword == Keyword::cannot_come || cancels_task(heard, writer);
    if (answers_offer && volunteer.open_offers.size() == 1) {
        const hub::OpenOffer& open = volunteer.open_offers.front();
        return DoThis{.command = answer_to(heard, open.request, open.offer), .code = open.code};
    }
    if (answers_offer && volunteer.open_offers.size() > 1) {
        return say(phrases::which_offer,
                   {{"codes", joined(open_codes(volunteer))}},
                   Question::which_offer);
    }
    if (ends_task && volunteer.tasks.size() == 1) return about_task(heard, volunteer.tasks.front());
    if (ends_task && volunteer.tasks.size() > 1) {
        return say(
            phrases::which_offer, {{"codes", joined(codes_of(volunteer))}}, Question::which_offer);
    }
    if (heard.keyword == Keyword::cannot_come && volunteer.open_offers.size() == 1) {
        const hub::OpenOffer& open = volunteer.open_offers.front();
        return DoThis{.command = hub::DeclineOffer{.request = open.request, .offer = open.offer},
                      .code = open.code};
    }
    if (auto pause = about_pause(heard, writer)) return pause;
    if (answers_offer || ends_task)
        return say(phrases::nothing_offered, {{"group", writer.group.name}});
    return std::nullopt;
}

// The helper said so, or the time for it is over.
const hub::Request* asked_whether_done(const Writer& writer) {
    const auto found = std::find_if(
        writer.requests.begin(), writer.requests.end(), [&](const hub::Request& request) {
            return request.state == hub::RequestState::done ||
                   (request.state == hub::RequestState::filled &&
                    request.window.until <= writer.now);
        });
    return found == writer.requests.end() ? nullptr : &*found;
}

SayThis ask_whether_to_cancel(const hub::Request& request) {
    SayThis asked = say(phrases::confirm_cancel,
                        {{"need", request.need.text}, {"reference", request.reference}},
                        Question::confirm_cancel);
    asked.about = request.id;
    return asked;
}

// Not that one: the one begun before it. After the first there is none left.
Intent ask_about_another(const Writer& writer) {
    const auto found =
        std::find_if(writer.requests.begin(), writer.requests.end(), [&](const auto& request) {
            return request.id == writer.talk.request;
        });
    if (found == writer.requests.begin() || found == writer.requests.end())
        return TellStatus{writer.talk.request};
    return ask_whether_to_cancel(*std::prev(found));
}

std::optional<Intent> answer_to_question(const Heard& heard, const Writer& writer) {
    const hub::RequestId about = writer.talk.request;
    const bool yes = heard.keyword == Keyword::yes;
    const bool no = heard.keyword == Keyword::no;
    if (writer.talk.question == Question::confirm_cancel &&
        (yes || heard.keyword == Keyword::cancel)) {
        return DoThis{.command = hub::CancelRequest{about}};
    }
    if (writer.talk.question == Question::confirm_cancel && no) return ask_about_another(writer);
    const hub::Request* request = asked_whether_done(writer);
    const bool helper_says_done = writer.volunteer != nullptr && !writer.volunteer->tasks.empty();
    const bool done = heard.keyword == Keyword::done && !helper_says_done;
    if (request != nullptr && (yes || no || done)) {
        return DoThis{.command = hub::ConfirmDone{.request = request->id, .satisfied = !no}};
    }
    return std::nullopt;
}

Intent cancel(const Writer& writer) {
    if (writer.requests.empty()) return say(phrases::nothing_to_cancel, {});
    const hub::Request& request = writer.requests.back();
    if (writer.requests.size() == 1) return DoThis{.command = hub::CancelRequest{request.id}};
    return ask_whether_to_cancel(request);
}

// "Cancel the shopping", "any news about my prescription": of the latest request for one of these
// needs.
const hub::Request* own_for(const Writer& writer, const std::vector<hub::Need>& needs) {
    const auto found = std::find_if(
        writer.requests.rbegin(), writer.requests.rend(), [&](const hub::Request& request) {
            return std::find(needs.begin(), needs.end(), request.need) != needs.end();
        });
    return found == writer.requests.rend() ? nullptr : &*found;
}

std::optional<Intent> keyword_about_need(const Heard& heard, const Writer& writer) {
    const hub::Request* request = own_for(writer, heard.needs);
    if (heard.keyword == Keyword::cancel) {
        if (request == nullptr) return cancel(writer);
        return DoThis{.command = hub::CancelRequest{request->id}};
    }
    if (heard.keyword == Keyword::status && request != nullptr) return TellStatus{request->id};
    return std::nullopt;
}

Intent leave(const Writer& writer) {
    const hub::Request* request = latest(writer);
    if (request != nullptr && request->state == hub::RequestState::draft)
        return DoThis{.command = hub::CancelRequest{request->id}};
    return TellStatus{request == nullptr ? hub::RequestId{} : request->id};
}

std::optional<Intent> keyword_of_resident(const Heard& heard, const Writer& writer) {
    const hub::Request* request = latest(writer);
    switch (heard.keyword) {
        case Keyword::cancel: return cancel(writer);
        case Keyword::quit: return leave(writer);
        case Keyword::status:
            return TellStatus{request == nullptr ? hub::RequestId{} : request->id};
        case Keyword::thanks: return say(phrases::you_are_welcome, {});
        case Keyword::help:
            return say(
                phrases::about,
                {{"group", writer.group.name}, {"needs", rules::names_of(writer.group.needs)}});
        default: return std::nullopt;
    }
}

bool says_something_of_a_request(const Heard& heard) {
    return !heard.needs.empty() || !heard.postcode.empty() || !heard.unreadable_postcode.empty() ||
           !heard.street.empty() || !heard.name.empty() || heard.who_pays.has_value() ||
           heard.window.has_value();
}

Intent about_request(const Heard& heard, const Writer& writer) {
    const hub::Request* request = own(writer, writer.talk.request);
    const bool in_draft = request != nullptr && request->state == hub::RequestState::draft;
    if (in_draft && says_something_of_a_request(heard)) return TakeRequest{request->id};
    if (!in_draft && !heard.needs.empty()) return TakeRequest{};
    // Somebody's first words that say nothing yet are the beginning of a request.
    const bool asks = writer.volunteer == nullptr;
    if (asks && writer.requests.empty() &&
        (says_something_of_a_request(heard) || writer.talk.heard_at == hub::TimePoint{})) {
        return TakeRequest{};
    }
    return GiveUp{};
}

}  // namespace

std::string_view name_of(understanding::Danger danger) {
    using enum understanding::Danger;
    switch (danger) {
        case none: return "";
        case chest_pain: return "chest_pain";
        case not_breathing: return "not_breathing";
        case overdose: return "overdose";
        case suicide: return "suicide";
        case violence: return "violence";
        case gas: return "gas";
        case fire: return "fire";
        case collapsed: return "collapsed";
        case bleeding: return "bleeding";
        case emergency_number: return "emergency_number";
    }
    return "";
}

std::vector<std::string> codes_of(const hub::Volunteer& volunteer) {
    std::vector<std::string> codes = open_codes(volunteer);
    for (const hub::Task& task : volunteer.tasks) codes.push_back(task.code);
    for (const hub::RestingCode& resting : volunteer.resting_codes) codes.push_back(resting.code);
    return codes;
}

Intent intent_of(const Heard& heard, const Writer& writer) {
    if (heard.danger != understanding::Danger::none)
        return HoldDanger{std::string(name_of(heard.danger))};
    if (writer.volunteer != nullptr && !heard.code.empty()) {
        if (const auto intent = with_given_code(heard, writer)) return *intent;
    }
    if (const auto intent = answer_to_question(heard, writer)) return *intent;
    if (writer.volunteer != nullptr && !heard.unknown_code.empty() &&
        heard.keyword != Keyword::none) {
        return say(
            phrases::wrong_code,
            {{"code", heard.unknown_code}, {"codes", joined(open_codes(*writer.volunteer))}});
    }
    if (writer.volunteer != nullptr && heard.needs.empty()) {
        if (const auto intent = without_code(heard, writer)) return *intent;
    }
    const auto intent = heard.needs.empty() ? keyword_of_resident(heard, writer)
                                            : keyword_about_need(heard, writer);
    if (intent) return *intent;
    return about_request(heard, writer);
}

hub::Wording words_for_refusal(const boost::system::error_code& refusal,
                               const DoThis& attempt,
                               const hub::Need& need) {
    const rules::Values values{{"code", attempt.code}, {"need", need.text}};
    if (refusal == hub::Refusal::already_filled) return rules::wording(phrases::too_late, values);
    if (!attempt.code.empty()) return rules::wording(phrases::offer_over, values);
    return rules::wording(phrases::nothing_to_cancel, values);
}

}  // namespace services

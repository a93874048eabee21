#include "tests/faults/checker.hpp"

#include "hub/domain/request.hpp"
#include "hub/messages.hpp"
#include "tests/faults/people.hpp"
#include "tests/faults/silence.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace faults {

namespace {

using OfferKey = std::pair<std::string, std::string>;  // volunteer's number, code

bool is_held(hub::OfferState state) {
    return state == hub::OfferState::accepted || state == hub::OfferState::fulfilled;
}

class Judging {
public:
    Judging(const Ledger& ledger, support::Kept& kept) : ledger_{ledger}, kept_{kept} {
        for (const auto& person : kept.all<hub::Person>(hub::RecordKind::person))
            numbers_[person.id] = person.number.reveal;
        // A listing may bring a record twice.
        for (auto& request : kept.all<hub::Request>(hub::RecordKind::request))
            requests_[request.id] = std::move(request);
        for (auto& message : kept.all<hub::OutgoingMessage>(hub::RecordKind::message))
            messages_[message.id] = std::move(message);
        for (const auto& [id, request] : requests_) {
            of_resident_[numbers_[request.resident]].push_back(&request);
            for (const hub::Offer& offer : request.offers)
                offers_[{numbers_[offer.to], offer.code}] = &offer;
        }
        for (const auto& [id, message] : messages_)
            ++said_[{numbers_[message.to], message.wording.phrase}];
    }

    Verdict judge() {
        verdict_.requests = requests_.size();
        check_texts();
        check_places();
        check_hand_overs();
        check_rest();
        for (const std::string& complaint : ledger_.complaints) demand(false, complaint);
        return std::move(verdict_);
    }

private:
    void demand(bool holds, const std::string& sentence) {
        if (!holds) verdict_.problems.push_back(sentence);
    }
    void demand_effect(bool holds, const Text& text) {
        if (holds) return;
        ++verdict_.lost;
        demand(false,
               text.id + " \"" + text.written.words + "\" of " + text.written.from +
                   " was acknowledged and had no effect; " + account(text));
    }

    // For whoever has to find out why.
    std::string account(const Text& text) const {
        std::string told = "the hub has for them:";
        for (const auto& [whom, count] : said_) {
            if (whom.first == text.written.from)
                told += " " + whom.second + " x" + std::to_string(count);
        }
        const auto offer = offers_.find({text.written.from, text.written.code});
        if (offer != offers_.end())
            told +=
                "; the offer's state is " + std::to_string(static_cast<int>(offer->second->state));
        return told;
    }

    void check_texts() {
        for (const Text& text : ledger_.texts) {
            const bool heard = text.acknowledged || text.lost_on_the_way;
            demand(heard, text.id + " was never acknowledged");
            if (!text.acknowledged) continue;
            ++verdict_.acknowledged;
            check_effect(text);
        }
        verdict_.unknown += static_cast<std::size_t>(
            std::count_if(ledger_.calls.begin(), ledger_.calls.end(), [](const Call& call) {
                return call.status == 0;
            }));
    }

    void check_effect(const Text& text) {
        switch (text.written.meaning) {
            case Meaning::opening: return check_opening(text);
            case Meaning::status: return check_status(text);
            case Meaning::satisfied: return check_satisfied(text);
            case Meaning::stop: return check_stop(text);
            case Meaning::yes:
            case Meaning::no:
            case Meaning::done: return check_answer(text);
        }
    }

    void check_opening(const Text& text) {
        const std::size_t made = of_resident_[text.written.from].size();
        demand_effect(made >= 1, text);
        demand(made <= 1, text.id + " became " + std::to_string(made) + " requests");
    }

    void check_status(const Text& text) {
        const int answers =
            said(text.written.from,
                 {"status_looking", "status_coming", "status_unmet", "status_nothing"});
        demand_effect(answers >= 1, text);
        demand(answers <= 1, text.id + " was answered " + std::to_string(answers) + " times");
    }

    void check_satisfied(const Text& text) {
        const auto& requests = of_resident_[text.written.from];
        demand_effect(!requests.empty() && requests[0]->state == hub::RequestState::closed, text);
        demand(said(text.written.from, {"closed"}) <= 1, text.id + " was answered twice");
    }

    void check_answer(const Text& text) {
        const Written& written = text.written;
        const auto found = offers_.find({written.from, written.code});
        if (found == offers_.end())
            return demand(false, text.id + " answers an offer that is nowhere: " + written.code);
        const hub::OfferState state = found->second->state;
        // STOP gives a place back.
        if (written.meaning == Meaning::done)
            return demand_effect(state == hub::OfferState::fulfilled || has_stopped(written.from),
                                 text);
        if (written.meaning == Meaning::no)
            return demand_effect(state != hub::OfferState::proposed, text);
        // Whoever stopped gets no answer: their words go to the desk.
        const bool answered = said(written.from, {"too_late", "offer_over", "yours"}) > 0 ||
                              has_stopped(written.from);
        demand_effect(is_held(state) || (state != hub::OfferState::proposed && answered), text);
    }

    bool has_stopped(const std::string& number) const {
        return std::any_of(ledger_.texts.begin(), ledger_.texts.end(), [&number](const Text& text) {
            return text.written.from == number && text.written.meaning == Meaning::stop;
        });
    }

    int said(const std::string& to, const std::vector<std::string>& phrases) const {
        int count = 0;
        for (const std::string& phrase : phrases) {
            const auto found = said_.find({to, phrase});
            if (found != said_.end()) count += found->second;
        }
        return count;
    }

    void check_stop(const Text& text) {
        demand_effect(kept_.address(text.written.from).stopped_at.has_value(), text);
        demand(said(text.written.from, {"stop_confirmed"}) == 1,
               text.id + ", a STOP of " + text.written.from + ", is not confirmed once; " +
                   account(text));
        const Silence silence = silence_after(text, ledger_.hand_overs);
        verdict_.after_stop += silence.in_flight;
        for (const std::string& breach : silence.breaches) demand(false, breach);
    }

    void check_places() {
        for (const auto& [id, request] : requests_) {
            demand(request.places_taken() <= request.helpers_wanted,
                   "request " + id.text + " has too many helpers");
        }
        std::map<hub::RequestId, std::set<std::string>> told;
        for (const HandOver& one : ledger_.hand_overs) {
            const bool tells = one.taken && holds(one.words, "it is yours");
            if (!tells || has_stopped(one.to)) continue;  // STOP gives a place back
            const auto message = messages_.find({one.message});
            if (message == messages_.end())
                demand(false, "nobody knows the message " + one.message);
            else
                told[message->second.about].insert(one.to);
        }
        for (const auto& [id, numbers] : told) check_told(id, numbers);
    }

    void check_told(const hub::RequestId& id, const std::set<std::string>& numbers) {
        demand(numbers.size() == 1,
               std::to_string(numbers.size()) + " were told that " + id.text + " is theirs");
        const auto found = requests_.find(id);
        if (found == requests_.end()) return demand(false, id.text + " is nowhere");
        for (const std::string& number : numbers) {
            const auto& offers = found->second.offers;
            demand(std::any_of(offers.begin(),
                               offers.end(),
                               [&](const hub::Offer& offer) {
                                   return numbers_[offer.to] == number && is_held(offer.state);
                               }),
                   number + " was told that " + id.text + " is theirs and holds no place");
        }
    }

    void check_hand_overs() {
        std::map<std::pair<std::string, int>, int> times;
        for (const HandOver& one : ledger_.hand_overs) {
            if (!one.taken) continue;
            ++verdict_.hand_overs;
            const int count = ++times[{one.message, one.part}];
            if (count > 1) ++verdict_.duplicates;
            demand(count <= 2, "handed over more than twice: " + one.words);
            demand(count <= 1 || !holds(one.words, "Reply YES "),
                   "an offer was repeated: " + one.words);
        }
    }

    void check_rest() {
        for (const auto& [id, message] : messages_) {
            const bool under_way = message.state == hub::MessageState::queued ||
                                   message.state == hub::MessageState::sending;
            demand(!under_way, "message " + id.text + " is still under way");
        }
        demand(kept_.waiting() == 0, "the inbox is not empty");
        demand(kept_.buried() == 0, "something is buried");
    }

    const Ledger& ledger_;
    support::Kept& kept_;
    Verdict verdict_{};
    std::map<hub::PersonId, std::string> numbers_{};
    std::map<hub::RequestId, hub::Request> requests_{};
    std::map<hub::MessageId, hub::OutgoingMessage> messages_{};
    std::map<std::string, std::vector<const hub::Request*>> of_resident_{};
    std::map<OfferKey, const hub::Offer*> offers_{};
    std::map<std::pair<std::string, std::string>, int> said_{};  // number and phrase
};

}  // namespace

Verdict judge(const Ledger& ledger, support::Kept& kept) {
    return Judging{ledger, kept}.judge();
}

}  // namespace faults

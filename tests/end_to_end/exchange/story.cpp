#include "tests/end_to_end/exchange/story.hpp"

#include "hub/domain/request.hpp"
#include "tests/support/hub_process.hpp"
#include "tests/support/kept.hpp"
#include "tests/support/redis_server.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <stdexcept>

namespace end_to_end {

namespace {

using std::chrono::seconds;

constexpr const char* hub_number = "+447700900000";
constexpr const char* rosa = "+447700900100";
const std::vector<std::string> neighbours{"+447700900101", "+447700900102", "+447700900103"};

bool holds(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

std::string code_in(const std::string& text) {
    std::smatch found;
    if (!std::regex_search(text, found, std::regex{"YES ([2-9][A-Z]+)"}))
        throw std::runtime_error("no code in: " + text);
    return found[1];
}

// The waits of a hand-over are short, so that a take-over costs seconds.
support::Variables settings(const support::SeveringProxy& proxy) {
    return {{"AIDHUB_REDIS_ADDRESS", proxy.redis()},
            {"AIDHUB_REDIS_ALLOW_DATA_LOSS", "true"},
            {"AIDHUB_KANNEL_SENDSMS", proxy.sendsms()},
            {"AIDHUB_KANNEL_USERNAME", support::SeveringProxy::username},
            {"AIDHUB_KANNEL_PASSWORD", support::SeveringProxy::password},
            {"AIDHUB_KANNEL_SECRET", support::SeveringProxy::secret},
            {"AIDHUB_KANNEL_NUMBER", hub_number},
            {"AIDHUB_DELIVERY_HAND_OVER_LIMIT_MS", "1200"},
            {"AIDHUB_DELIVERY_BEGIN_WITHIN_MS", "700"},
            {"AIDHUB_DELIVERY_TAKE_OVER_AFTER_MS", "2400"},
            {"AIDHUB_DELIVERY_REPEAT_UNKNOWN_AFTER_MS", "500"},
            {"AIDHUB_NEW_GROUP_QUIET_FROM_HOUR", "0"},
            {"AIDHUB_NEW_GROUP_QUIET_UNTIL_HOUR", "0"}};
}

void must_succeed(const support::Outcome& outcome) {
    if (outcome.code != 0) throw std::runtime_error("the command failed: " + outcome.err);
}

class Telling {
public:
    explicit Telling(std::optional<support::Cut> cut) : proxy_(redis_.folder() / "redis.sock") {
        start();
        must_succeed(support::run_aidhub({"group",
                                          "add",
                                          "Hackney Helpers",
                                          "--area",
                                          "E8 3",
                                          "--hub-number",
                                          std::string{"sms:"} + hub_number,
                                          "--data",
                                          data_.path().string()},
                                         settings(proxy_)));
        add_neighbours();
        kept_.emplace(redis_.address(), data_.path());
        settle();
        proxy_.watch(hub_->process(), cut);
    }

    Told tell() {
        text(rosa, "Hello, I need some shopping please. I am at 12 Mare Street E8 3PN");
        text(rosa, "My name is Rosa Luz");
        text(rosa, "I can pay by card over the phone");
        const auto offers = offers_made();
        if (offers.size() < 2) {
            problems_.push_back("only " + std::to_string(offers.size()) + " were asked");
        } else {
            help(offers);
        }
        Told told;
        told.exchanges = proxy_.exchanges();
        told.cut = proxy_.has_cut();
        check();
        told.problems = problems_;
        if (!problems_.empty()) told.problems.push_back(account());
        return told;
    }

private:
    struct Offered {
        std::string to{};
        std::string code{};
    };

    void start() {
        hub_.reset();
        hub_ = std::make_unique<support::HubProcess>(
            std::vector<std::string>{"--data", data_.path().string()}, settings(proxy_));
    }

    void add_neighbours() {
        const std::filesystem::path sheet = data_.path() / "volunteers.csv";
        std::ofstream(sheet) << "Name,Phone,Postcode,Needs\n"
                             << "Ann Ash," << neighbours[0] << ",E8 3,shopping\n"
                             << "Bo Birch," << neighbours[1] << ",E8 4,shopping\n"
                             << "Cem Cedar," << neighbours[2] << ",E8 1,shopping\n";
        must_succeed(support::run_aidhub(
            {"volunteer", "import", sheet.string(), "--data", data_.path().string()},
            settings(proxy_)));
    }

    // After the cut: once.
    void revive() {
        if (revived_ || !proxy_.has_cut()) return;
        revived_ = true;
        log_ = hub_->log();
        start();
    }

    // As Kannel brings it: with the same id until it is taken. Then all that follows is waited for.
    void text(const std::string& from, const std::string& words) {
        const std::string id = "text-" + std::to_string(++texts_);
        const std::string target = std::string{"/sms/in?secret="} + support::SeveringProxy::secret +
                                   "&from=" + http::percent_encode(from) +
                                   "&to=" + http::percent_encode(hub_number) + "&id=" + id +
                                   "&coding=0&charset=UTF-8";
        if (!support::comes_true([&] { return is_taken(target, words); }, seconds{60}))
            throw std::runtime_error("a text is not taken: " + words);
        settle();
    }

    bool is_taken(const std::string& target, const std::string& words) {
        revive();
        try {
            const http::Header plain{"Content-Type", "text/plain"};
            return hub_->post(target, words, {plain}).status == 200;
        } catch (const std::exception&) {
            return false;
        }
    }

    void settle() {
        const auto rests = [this] {
            revive();
            return kept_->at_rest();
        };
        if (!support::comes_true(rests, seconds{60}))
            throw std::runtime_error("the hub does not come to rest\n" + account());
    }

    std::vector<Offered> offers_made() const {
        std::vector<Offered> offers;
        for (const std::string& neighbour : neighbours) {
            for (const auto& [id, message] : proxy_.messages()) {
                const bool theirs = message.to == neighbour && message.whole();
                if (!theirs || !holds(message.text(), "Reply YES")) continue;
                offers.push_back({neighbour, code_in(message.text())});
            }
        }
        return offers;
    }

    void help(const std::vector<Offered>& offers) {
        helper_ = offers[0].to;
        late_ = offers[1].to;
        text(helper_, "yes " + offers[0].code);
        text(late_, "yes " + offers[1].code);
        text(helper_, "done");
        text(rosa, "yes thank you");
    }

    // How many messages with these words reached a phone.
    std::size_t heard(const std::string& who, const std::string& words) const {
        std::size_t count = 0;
        for (const auto& [id, message] : proxy_.messages()) {
            if (message.to == who && message.whole() && holds(message.text(), words)) ++count;
        }
        return count;
    }

    void demand(bool holds, const std::string& sentence) {
        if (!holds) problems_.push_back(sentence);
    }

    void check() {
        check_records();
        check_phones();
        for (const std::string& complaint : proxy_.complaints())
            demand(false, "the gateway refused a text: " + complaint);
    }

    void check_records() {
        const auto requests = kept_->all<hub::Request>(hub::RecordKind::request);
        demand(requests.size() == 1, "there are " + std::to_string(requests.size()) + " requests");
        for (const hub::Request& request : requests) {
            demand(request.state == hub::RequestState::closed, "the request is not closed");
            const auto helped =
                std::count_if(request.offers.begin(), request.offers.end(), [](const auto& offer) {
                    return offer.state == hub::OfferState::fulfilled;
                });
            demand(helped == 1, std::to_string(helped) + " offers are fulfilled");
        }
        for (const auto& message : kept_->all<hub::OutgoingMessage>(hub::RecordKind::message)) {
            const bool under_way = message.state == hub::MessageState::queued ||
                                   message.state == hub::MessageState::sending;
            demand(!under_way, "message " + message.id.text + " is still under way");
        }
        demand(kept_->waiting() == 0, "the inbox is not empty");
        demand(kept_->buried() == 0, "something is buried");
    }

    void check_phones() {
        std::set<std::string> told;  // whom it is said to be theirs
        std::size_t tellings = 0;
        for (const auto& [id, message] : proxy_.messages()) {
            const std::string text = message.text();
            demand(message.whole(), "only part of a text arrived: " + text);
            demand(message.hand_overs <= 2, "handed over more than twice: " + text);
            const bool offer = holds(text, "Reply YES");
            demand(!offer || message.hand_overs == 1, "an offer was repeated: " + text);
            if (!holds(text, "it is yours")) continue;
            told.insert(message.to);
            ++tellings;
        }
        demand(told == std::set<std::string>{helper_} && tellings == 1,
               std::to_string(tellings) + " messages say to " + std::to_string(told.size()) +
                   " people that it is theirs");
        for (const std::string& neighbour : neighbours) {
            const std::size_t asked = heard(neighbour, "Reply YES");
            demand(asked <= 1, neighbour + " was asked twice");
            if (asked == 0 || neighbour == helper_) continue;
            demand(
                heard(neighbour, "You need do nothing") + heard(neighbour, "a moment quicker") > 0,
                neighbour + " was not stood down");
        }
        demand(heard(rosa, "Good news") == 1, "the resident was not told once who comes");
        demand(heard(rosa, "Thank you for telling us") == 1,
               "the resident's last text had no answer");
        demand(heard(late_, "a moment quicker") + heard(late_, "not open any more") == 1,
               "the late yes was not answered once");
        demand(heard(helper_, "Thank you so much") == 1, "the helper was not thanked once");
    }

    // For whoever has to find out why.
    std::string account() const {
        std::string all = "what the phones got:";
        for (const auto& [id, message] : proxy_.messages()) {
            all += "\n  " + id + " " + message.to + " x" + std::to_string(message.hand_overs) +
                   (message.whole() ? "" : " (in part)") + ": " + message.text();
        }
        return all + "\nthe first hub said:\n" + log_ + "\nthe last hub said:\n" + hub_->log();
    }

    support::RedisServer redis_;
    support::TemporaryFolder data_;
    support::SeveringProxy proxy_;
    std::unique_ptr<support::HubProcess> hub_;
    std::optional<support::Kept> kept_;
    std::string log_;  // of the hub that was killed
    std::string helper_;
    std::string late_;
    std::vector<std::string> problems_;
    int texts_{};
    bool revived_{};
};

}  // namespace

Told tell_story(std::optional<support::Cut> cut) {
    try {
        Telling telling(cut);
        return telling.tell();
    } catch (const std::exception& failure) {
        Told told;
        told.cut = true;
        told.problems.emplace_back(failure.what());
        return told;
    }
}

}  // namespace end_to_end

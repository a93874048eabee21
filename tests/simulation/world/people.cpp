#include "tests/simulation/world/people.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace simulation {

namespace {

constexpr Millis second = 1000;
constexpr Millis minute = 60 * second;
constexpr const char* service_number = "60777";
constexpr int most_texts = 14;  // of one person in a run, so that every run ends

constexpr std::array<std::string_view, 5> postcodes{
    "E8 3PN", "E8 4AA", "E8 1GQ", "E5 8QJ", "E9 6QR"};
constexpr std::array<std::string_view, 6> names{"Rosa", "Ann", "Bo", "Cem", "Dee", "Eli"};
constexpr std::array<std::string_view, 5> needs{"some shopping",
                                                "a prescription from the chemist",
                                                "a phone call",
                                                "dog walking",
                                                "shopping, it is urgent"};
constexpr std::array<std::string_view, 3> odd_postcodes{"ZZ9 9ZZ", "M1 1AA", "E8 3P"};
constexpr std::array<std::string_view, 9> strange{"?",
                                                  "thank you so much",
                                                  "HELP",
                                                  "asdf qwer zxcv",
                                                  "\xF0\x9F\x98\x80\xF0\x9F\x98\x80",
                                                  "\x01\x02\x03",
                                                  "YES 9Z",
                                                  "DONE",
                                                  "why why why why why"};

bool has(std::string_view text, std::string_view words) {
    return text.find(words) != std::string_view::npos;
}

// The word after `front`: the code in "Reply YES 4C or ...".
std::string word_after(std::string_view text, std::string_view front) {
    const std::size_t at = text.find(front);
    if (at == std::string_view::npos) return {};
    const std::size_t begin = at + front.size();
    const std::size_t end = text.find_first_of(" .,)", begin);
    return std::string(text.substr(begin, end == std::string_view::npos ? end : end - begin));
}

}  // namespace

std::string number_of(std::size_t group) {
    return "+44770090000" + std::to_string(group);
}

People::People(Ground& ground, Dice dice) : ground_(ground), dice_(dice) {}

std::string People::canary(const std::string& owner, bool dangerous) {
    std::string word = "qz";
    std::uint64_t number = ++canaries_;
    for (int i = 0; i < 6; ++i) {
        // Consonants, so that no word of any language comes out.
        word += "bcdfghjklmnpqrstvwxz"[number % 20];
        number /= 20;
    }
    ground_.oracle.hides({word, owner, dangerous});
    return word;
}

Person People::somebody(oracle::Part part, const std::string& group_number) {
    Person person;
    person.number = "+4477009" + std::to_string(10000 + people_.size());
    person.part = part;
    person.hub_number = group_number;
    person.postcode = dice_.one_of(postcodes);
    person.first_name = dice_.one_of(names);
    person.secret_name = canary(person.number, false);
    person.secret_street = canary(person.number, false);
    person.secret_words = canary(person.number, false);
    by_number_[person.number] = people_.size();
    ground_.oracle.knows({person.number, part});
    return person;
}

void People::settle_in(const std::string& group_number, int residents, int volunteers) {
    people_.push_back(somebody(oracle::Part::coordinator, group_number));
    for (int i = 0; i < volunteers; ++i)
        people_.push_back(somebody(oracle::Part::volunteer, group_number));
    for (int i = 0; i < residents; ++i)
        people_.push_back(somebody(oracle::Part::resident, group_number));
}

void People::live_until(Millis end) {
    lively_until_ = end;
    for (std::size_t who = 0; who < people_.size(); ++who) {
        const Millis from = ground_.time.now();
        const int occasions = people_[who].part == oracle::Part::resident ? 2 : 1;
        for (int i = 0; i < occasions; ++i) {
            ground_.time.at(dice_.between(from, end), [this, who] { begin_something(who); });
        }
    }
}

Millis People::soon() {
    return dice_.between(5 * second, 10 * minute);
}
Millis People::some_time() {
    return dice_.chance(0.7) ? soon() : dice_.between(10 * minute, 180 * minute);
}

void People::say(std::size_t who, Said said, Millis delay) {
    ground_.time.after(delay, [this, who, said = std::move(said)] {
        Person& person = people_[who];
        if (person.texts >= most_texts) return;
        ++person.texts;
        Written text{++texts_, person.number, person.hub_number, said.words};
        oracle::Text fact;
        fact.id = text.id;
        fact.from = person.number;
        fact.meaning = said.meaning;
        fact.asks = said.asks;
        fact.dangerous = said.dangerous;
        ground_.oracle.offered(fact, ground_.time.now());
        writes(text);
    });
}

void People::begin_something(std::size_t who) {
    Person& person = people_[who];
    if (dice_.chance(ground_.faults.rate(Fault::stops))) return stop_and_perhaps_start(who);
    if (dice_.chance(ground_.faults.rate(Fault::strange_texts))) return say_strange_things(who);
    if (dice_.chance(ground_.faults.rate(Fault::dangers))) {
        const std::string secret = canary(person.number, true);
        return say(who,
                   {"I have chest pain, " + secret + ", and need shopping, 12 Mare Street " +
                        person.postcode,
                    true,
                    true},
                   0);
    }
    if (person.part == oracle::Part::resident) return say(who, first_words(person), 0);
    if (person.part == oracle::Part::volunteer && dice_.chance(0.2)) {
        say(who, {"PAUSE", true}, 0);
        say(who, {"RESUME", true}, some_time());
    }
}

People::Said People::first_words(Person& person) {
    std::string words = "Hello, I need " + std::string(dice_.one_of(needs)) + " please.";
    if (dice_.chance(0.3)) words += " My " + person.secret_words + " is bad, I live alone.";
    if (dice_.chance(0.5))
        words += " I am at 12 " + person.secret_street + " Street " + person.postcode + ".";
    return {words, true};
}

void People::say_strange_things(std::size_t who) {
    if (dice_.chance(0.1)) return service_says();
    say(who, {std::string(dice_.one_of(strange)), false}, 0);
}

// A machine: it must not be answered.
void People::service_says() {
    oracle::Text fact;
    fact.id = ++texts_;
    fact.from = service_number;
    ground_.oracle.offered(fact, ground_.time.now());
    ground_.oracle.dropped(fact.id, ground_.time.now());
    writes({fact.id, service_number, people_.front().hub_number, "Your parcel arrives today"});
}

void People::stop_and_perhaps_start(std::size_t who) {
    say(who, {dice_.chance(0.5) ? "STOP" : "Stop.", false, false, oracle::Meaning::stop}, 0);
    if (dice_.chance(0.5)) say(who, {"START", false, false, oracle::Meaning::start}, some_time());
}

void People::hears(const std::string& number, const std::string& text) {
    const auto found = by_number_.find(number);
    if (found == by_number_.end()) return;
    const std::size_t who = found->second;
    if (dice_.chance(0.1)) return;  // did not look at the phone
    if (dice_.chance(ground_.faults.rate(Fault::stops) / 4)) return stop_and_perhaps_start(who);
    if (people_[who].part == oracle::Part::resident) return resident_hears(who, text);
    if (people_[who].part == oracle::Part::volunteer) return volunteer_hears(who, text);
}

void People::resident_hears(std::size_t who, const std::string& text) {
    const Person& person = people_[who];
    if (has(text, "postcode")) {
        const bool slip = dice_.chance(0.1);
        return say(
            who, {slip ? std::string(dice_.one_of(odd_postcodes)) : person.postcode, true}, soon());
    }
    if (has(text, "Which house and street"))
        return say(who, {"12 " + person.secret_street + " Street", true}, soon());
    if (has(text, "What is your name"))
        return say(who, {person.first_name + " " + person.secret_name, true}, soon());
    if (has(text, "How will it be paid"))
        return say(who, {dice_.chance(0.5) ? "card" : "I pay back", true}, soon());
    if (has(text, "What do you need help with")) return say(who, {"shopping please", true}, soon());
    if (has(text, "Please reply YES if all is well")) {
        return say(who, {dice_.chance(0.8) ? "YES" : "NO", true}, some_time());
    }
    if (has(text, "Shall we cancel"))
        return say(who, {dice_.chance(0.7) ? "YES" : "NO", true}, soon());
    if (dice_.chance(0.05)) return say(who, {"CANCEL", true}, some_time());
    if (dice_.chance(0.05)) return say(who, {"How does it stand?", false}, some_time());
}

void People::volunteer_hears(std::size_t who, const std::string& text) {
    if (has(text, "Reply YES ")) return answer_offer(who, word_after(text, "Reply YES "));
    if (has(text, "it is yours") || has(text, "is not done yet"))
        return do_task(who, word_after(text, "DONE "));
}

void People::answer_offer(std::size_t who, const std::string& code) {
    const double way = dice_.unit();
    if (way < 0.55) {
        // Some answer when the clock strikes: at the same moment as others.
        const Millis strike = minute - ground_.time.now() % minute;
        say(who, {"YES " + code, true}, dice_.chance(0.5) ? strike : soon());
        if (dice_.chance(0.15)) say(who, {"Yes " + code + " I said yes", false}, soon());
    } else if (way < 0.7) {
        say(who, {"NO " + code, true}, soon());
    } else if (way < 0.8) {
        say(who, {"YES " + code, true}, dice_.between(40 * minute, 300 * minute));
    } else if (way < 0.85) {
        say(who, {"yes " + code + " but after five", true}, soon());
    }
}

void People::do_task(std::size_t who, const std::string& code) {
    const double way = dice_.unit();
    if (way < 0.6) {
        say(who, {"DONE " + code, true}, dice_.between(20 * minute, 400 * minute));
    } else if (way < 0.75) {
        say(who, {"CAN'T MAKE IT " + code, true}, some_time());
    }
}

}  // namespace simulation

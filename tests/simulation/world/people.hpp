#pragma once

#include "tests/simulation/world/ground.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace simulation {

// One who texts, with their habits. What they say of themselves carries canaries: words that must
// not reach others.
struct Person {
    std::string number{};
    oracle::Part part{oracle::Part::resident};
    std::string hub_number{};  // of their group
    std::string postcode{};
    std::string first_name{};
    std::string secret_name{};  // their surname
    std::string secret_street{};
    std::string secret_words{};  // what they say about their health
    int texts{};                 // sent so far
    bool stopped{};              // as they believe
};

// A text that somebody wrote.
struct Written {
    std::uint64_t id{};
    std::string from{};
    std::string to{};
    std::string words{};
};

// The number of the i-th group of a run.
std::string number_of(std::size_t group);

// Residents, volunteers and a coordinator for each group. They ask on their own, and react to what
// arrives, as people do: late, twice, wrongly or not at all.
class People {
public:
    People(Ground& ground, Dice dice);

    std::function<void(const Written& text)> writes{};

    void settle_in(const std::string& group_number, int residents, int volunteers);
    const std::vector<Person>& all() const { return people_; }
    // From now until then they begin things; afterwards they only answer.
    void live_until(Millis end);
    void hears(const std::string& number, const std::string& text);

private:
    struct Said {
        std::string words{};
        bool asks{};
        bool dangerous{};
        oracle::Meaning meaning{oracle::Meaning::words};
    };

    std::string canary(const std::string& owner, bool dangerous);
    Person somebody(oracle::Part part, const std::string& group_number);
    void begin_something(std::size_t who);
    Said first_words(Person& person);
    void resident_hears(std::size_t who, const std::string& text);
    void volunteer_hears(std::size_t who, const std::string& text);
    void answer_offer(std::size_t who, const std::string& code);
    void do_task(std::size_t who, const std::string& code);
    void stop_and_perhaps_start(std::size_t who);
    void say(std::size_t who, Said said, Millis delay);
    void say_strange_things(std::size_t who);
    void service_says();
    Millis soon();
    Millis some_time();

    Ground& ground_;
    Dice dice_;
    std::vector<Person> people_;
    std::unordered_map<std::string, std::size_t> by_number_;
    std::uint64_t texts_{};
    std::uint64_t canaries_{};
    Millis lively_until_{};
};

}  // namespace simulation

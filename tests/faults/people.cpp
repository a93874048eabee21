#include "tests/faults/people.hpp"

#include <string_view>

namespace faults {

namespace {

constexpr std::string_view of_volunteers = "+4474002";

std::string number(const std::string& begin, int n) {
    const std::string digits = std::to_string(100'000 + n);
    return begin + digits.substr(1);
}

}  // namespace

bool holds(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

std::string code_after(const std::string& text, const std::string& words) {
    const std::size_t at = text.find(words);
    if (at == std::string::npos) return {};
    const std::size_t begin = at + words.size();
    return text.substr(begin, text.find_first_of(" .", begin) - begin);
}

std::string People::volunteer(int n) {
    return number(std::string{of_volunteers}, n);
}

bool People::is_volunteer(const std::string& number) {
    return number.starts_with(of_volunteers);
}

Written People::somebody_asks() {
    Written text;
    text.from = number("+4474001", residents_++);
    text.words = "Could somebody walk my dog? 12 Mare Street E8 3PN. My name is Rosa Luz";
    text.meaning = Meaning::opening;
    if (dice_.falls(0.1)) text.copies = 2;
    return text;
}

std::vector<Written> People::hear(const std::string& to, const std::string& words) {
    if (const std::string code = code_after(words, "Reply YES "); !code.empty())
        return answer_offer(to, code);
    const milliseconds soon = dice_.between(milliseconds{0}, milliseconds{300});
    const std::string task = code_after(words, "Reply DONE ");
    if (!task.empty() && holds(words, "it is yours") && dice_.falls(0.6))
        return {{to, "done " + task, Meaning::done, task, soon}};
    if (holds(words, "Thank you. We are looking for") && dice_.falls(0.2))
        return {{to, "status", Meaning::status, {}, soon}};
    if (holds(words, "Please reply YES if all is well"))
        return {{to, "yes thank you", Meaning::satisfied, {}, soon}};
    return {};
}

std::vector<Written> People::answer_offer(const std::string& to, const std::string& code) {
    const milliseconds soon = dice_.between(milliseconds{0}, milliseconds{300});
    const int mood = dice_.between(1, 100);
    if (mood <= 65) {
        const int copies = dice_.falls(0.1) ? 2 : 1;
        return {{to, "yes " + code, Meaning::yes, code, soon, copies}};
    }
    if (mood <= 85) return {{to, "no " + code, Meaning::no, code, soon}};
    if (mood <= 92) return {{to, "STOP", Meaning::stop, {}, soon}};
    return {};
}

}  // namespace faults

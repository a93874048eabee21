#include "matching/shortlist.hpp"

#include <algorithm>

namespace matching {

namespace {

bool is_better(const Choice& left, const Choice& right) {
    const double difference = left.score.total() - right.score.total();
    return difference != 0 ? difference > 0 : left.id < right.id;
}

}  // namespace

std::vector<Choice> shortlist(const Index& index, const Wanted& wanted, std::size_t at_most) {
    std::vector<Choice> choices;
    for (const Near& near : index.eligible(wanted)) {
        choices.push_back({.id = near.who->id,
                           .away = near.away,
                           .score = score(*near.who, near.away, wanted.now_ms)});
    }
    const std::size_t count = std::min(at_most, choices.size());
    const auto last = choices.begin() + static_cast<std::ptrdiff_t>(count);
    std::partial_sort(choices.begin(), last, choices.end(), is_better);
    choices.erase(last, choices.end());
    return choices;
}

}  // namespace matching

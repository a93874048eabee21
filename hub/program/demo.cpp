#include "hub/program/demo.hpp"

#include "adapters/async/first_of.hpp"

#include <array>

namespace program {

namespace {

using std::chrono::milliseconds;

constexpr std::array first_names{"Amina", "Ben",   "Chloe", "Dan",   "Esi",   "Femi",
                                 "Grace", "Hana",  "Idris", "Joan",  "Kofi",  "Lena",
                                 "Musa",  "Nadia", "Olu",   "Priya", "Rob",   "Sana",
                                 "Tom",   "Uma",   "Vera",  "Will",  "Yusuf", "Zoe"};
constexpr std::array last_names{"Adams",
                                "Bello",
                                "Clarke",
                                "Diaz",
                                "Evans",
                                "Fox",
                                "Green",
                                "Hall",
                                "Islam",
                                "Jones",
                                "Khan",
                                "Lee",
                                "Moss"};
constexpr std::array sectors{"E8 1", "E8 2", "E8 3", "E8 4",  "E5 0",  "E5 8",  "E5 9",
                             "E9 5", "E9 6", "E9 7", "N16 5", "N16 6", "N16 7", "N16 8",
                             "N1 3", "N1 4", "N1 5", "E2 6",  "E2 8",  "E2 9"};
// In turn, so that the story goes on: among any three who are asked somebody can, and one in five
// does not see it.
constexpr std::array answers{"no sorry ", "Yes ", "", "Yes ", "no sorry "};
constexpr std::array needs{"shopping", "medication", "call", "dog_walking", "post", "check_on"};

std::vector<hub::Need> needs_of(int n) {
    std::vector<hub::Need> offered{{"shopping"}};
    for (std::size_t i = 1; i < needs.size(); ++i) {
        if ((static_cast<std::size_t>(n) + i) % 3 != 0) offered.push_back({needs[i]});
    }
    return offered;
}

hub::AddGroup demo_group(const hub::Geocoder& geocoder, const DemoSettings& settings) {
    hub::AddGroup add;
    add.group.id = demo_group_id();
    add.group.name = "Hackney Neighbours";
    add.group.area = geocoder.find("E8").value_or(hub::Place{});
    add.group.area.radius = {8000};
    for (const char* need : needs) add.group.needs.push_back({need});
    add.group.hub_numbers = {"phones:" + settings.hub_number};
    add.group.quiet = {.from = 0, .until = 0};  // a demo is played at any hour
    add.coordinator = {"Carol Day"};
    add.coordinator_number = {settings.coordinator};
    add.channel = "phones";
    return add;
}

hub::AddVolunteer demo_volunteer(const hub::Geocoder& geocoder, int n) {
    const auto index = static_cast<std::size_t>(n);
    hub::AddVolunteer add;
    add.name = {std::string(first_names[index % first_names.size()]) + " " +
                last_names[index % last_names.size()]};
    add.number = {demo_number(n)};
    add.channel = "phones";
    add.volunteer.approved = true;
    add.volunteer.needs = needs_of(n);
    add.volunteer.languages = {"en"};
    add.volunteer.offers_per_day = 20;
    add.volunteer.home = geocoder.find(sectors[index % sectors.size()]).value_or(hub::Place{});
    return add;
}

// "4C" in "Reply YES 4C"; empty when the text asks for no answer.
std::string code_asked_for(const std::string& text) {
    const auto place = text.find("YES ");
    if (place == std::string::npos) return {};
    const auto begin = place + 4;
    const auto end = text.find_first_not_of("23456789ABCDEFGHJKLMNPQRSTUVWXYZ", begin);
    return text.substr(begin, (end == std::string::npos ? text.size() : end) - begin);
}

std::string code_to_report(const std::string& text) {
    const auto place = text.find("DONE ");
    return place == std::string::npos ? std::string{} : text.substr(place + 5, 2);
}

}  // namespace

hub::GroupId demo_group_id() {
    return {"demo"};
}

std::string demo_number(int n) {
    std::string digits = std::to_string(100 + n);
    return "+447700900" + digits;
}

boost::asio::awaitable<void> seed_demo(hub::Hub& hub,
                                       const hub::Geocoder& geocoder,
                                       DemoSettings settings) {
    const hub::Actor owner{.role = hub::Role::operator_};
    hub::IdempotencyKey key{.text = "demo-group", .fingerprint = "demo"};
    const auto group = co_await hub.handle(owner, demo_group(geocoder, settings), key);
    if (!group && group.error() != hub::Refusal::stale_version)
        throw boost::system::system_error(group.error());
    const hub::Actor desk{.role = hub::Role::coordinator, .group = demo_group_id()};
    for (int n = 1; n <= settings.volunteers; ++n) {
        key.text = "demo-volunteer-" + std::to_string(n);
        const auto added = co_await hub.handle(desk, demo_volunteer(geocoder, n), key);
        if (!added) throw boost::system::system_error(added.error());
    }
}

DemoNeighbours::DemoNeighbours(hub::Channel& phones,
                               hub::Inbox& inbox,
                               const hub::Clock& clock,
                               hub::Random& random,
                               hub::Ids& ids,
                               async::TaskGroup& tasks,
                               DemoSettings settings)
    : phones_(phones),
      inbox_(inbox),
      clock_(clock),
      random_(random),
      ids_(ids),
      tasks_(tasks),
      settings_(std::move(settings)) {
    for (int n = 1; n <= settings_.volunteers; ++n) numbers_.insert(demo_number(n));
}

boost::asio::awaitable<hub::HandedOver> DemoNeighbours::hand_over(hub::Parcel parcel) {
    if (numbers_.contains(parcel.to.reveal)) tasks_.spawn("neighbour", answer(parcel));
    return phones_.hand_over(std::move(parcel));
}

milliseconds DemoNeighbours::while_reading() {
    const auto span =
        static_cast<std::uint64_t>((settings_.slowest - settings_.quickest).count()) + 1;
    return settings_.quickest + milliseconds{random_.number() % span};
}

boost::asio::awaitable<void> DemoNeighbours::answer(hub::Parcel parcel) {
    const std::string offered = code_asked_for(parcel.text.reveal);
    const std::string to_report = code_to_report(parcel.text.reveal);
    if (!offered.empty()) {
        const std::string words = answers[asked_++ % answers.size()];
        if (words.empty()) co_return;
        co_await async::pause(while_reading());
        co_await say(parcel.to, words + offered);
    } else if (!to_report.empty()) {
        co_await async::pause(settings_.task);
        co_await say(parcel.to, "done " + to_report);
    }
}

boost::asio::awaitable<void> DemoNeighbours::say(hub::PhoneNumber from, std::string words) {
    hub::InboundText text{.channel = "phones",
                          .from = std::move(from),
                          .to = settings_.hub_number,
                          .text = {std::move(words)},
                          .provider_id = ids_.next(),
                          .received_at = clock_.now()};
    co_await inbox_.append(std::move(text));
}

}  // namespace program

#include "hub/program/leaflet_words.hpp"

namespace program {

namespace {

std::string needs_of(const hub::GroupView& group, const web::Wordbook& words) {
    std::string all;
    for (const hub::Need& need : group.needs)
        all += (all.empty() ? "" : ", ") + words.named("need", need.text);
    return all;
}

void lead_somewhere(leaflet::Leaflet& leaflet,
                    const hub::GroupView& group,
                    const web::Wordbook& words,
                    const std::string& public_url) {
    if (public_url.starts_with("https://")) {
        leaflet.code = public_url + "/ask?group=" + group.group.text;
        leaflet.code_says = words.say("leaflet.scan_to_ask");
    } else if (!group.number.empty()) {
        leaflet.code = "sms:" + group.number;
        leaflet.code_says = words.say("leaflet.scan_to_text");
    }
}

}  // namespace

std::string as_dialled(const std::string& number) {
    constexpr std::size_t british_mobile = 13;
    if (!number.starts_with("+447") || number.size() != british_mobile) return number;
    return "0" + number.substr(3, 4) + " " + number.substr(7);
}

leaflet::Leaflet leaflet_of(const hub::GroupView& group,
                            const web::Wordbook& words,
                            const std::string& public_url) {
    leaflet::Leaflet leaflet;
    leaflet.heading = words.say("leaflet.heading");
    leaflet.group = group.name;
    leaflet.how = words.say(group.number.empty() ? "leaflet.no_number" : "leaflet.text_to");
    leaflet.number = as_dialled(group.number);
    lead_somewhere(leaflet, group, words, public_url);
    leaflet.promises = {words.say("leaflet.free")};
    if (!group.needs.empty())
        leaflet.promises.push_back(words.say("leaflet.needs", {{"needs", needs_of(group, words)}}));
    leaflet.who =
        group.welcome.empty() ? words.say("leaflet.who", {{"group", group.name}}) : group.welcome;
    leaflet.privacy = words.say("leaflet.privacy");
    leaflet.emergency = words.say("leaflet.emergency");
    leaflet.language = words.language();
    return leaflet;
}

}  // namespace program

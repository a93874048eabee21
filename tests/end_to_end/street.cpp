#include "tests/end_to_end/street.hpp"

#include <atomic>
#include <fstream>
#include <regex>
#include <stdexcept>

namespace end_to_end {

namespace {

std::string new_id() {
    static std::atomic<int> texts{0};
    return "text-" + std::to_string(++texts);
}

void must_succeed(const support::Outcome& outcome) {
    if (outcome.code != 0) throw std::runtime_error("the command failed: " + outcome.err);
}

}  // namespace

bool holds(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

std::string code_in(const std::string& text) {
    std::smatch found;
    if (!std::regex_search(text, found, std::regex{"YES ([2-9][A-Z]+)"}))
        throw std::runtime_error("no code in: " + text);
    return found[1];
}

std::string inbound_target(const std::string& from, const std::string& id) {
    return std::string{"/sms/in?secret="} + Gateway::secret +
           "&from=" + http::percent_encode(from) +
           "&to=" + http::percent_encode(Gateway::hub_number) + "&id=" + id +
           "&coding=0&charset=UTF-8";
}

http::Response bring(const support::HubProcess& node,
                     const std::string& from,
                     const std::string& words,
                     const std::string& id) {
    return node.post(
        inbound_target(from, id.empty() ? new_id() : id), words, {{"Content-Type", "text/plain"}});
}

void SmsPhone::text(const support::HubProcess& node, const std::string& words) const {
    const std::string id = new_id();
    http::Response answer;
    const auto answered = [&] {
        answer = bring(node, number_, words, id);
        return answer.status != 503;
    };
    if (!support::comes_true(answered, support::patience) || answer.status != 200)
        throw std::runtime_error("a text was not taken: " + answer.body);
}

std::string SmsPhone::wait_for(const std::string& words) {
    std::string found;
    const auto comes = [this, &words, &found] {
        const auto texts = all();
        while (read_ < texts.size()) {
            found = texts[read_++];
            if (holds(found, words)) return true;
        }
        return false;
    };
    if (support::comes_true(comes, support::patience)) return found;
    std::string heard;
    for (const std::string& text : all()) heard += "\n  " + text;
    throw std::runtime_error(number_ + " waits in vain for \"" + words + "\"; it got:" + heard);
}

support::Variables served_by(const std::string& sendsms,
                             const std::string& password,
                             const std::string& secret) {
    return {{"AIDHUB_KANNEL_SENDSMS", sendsms},
            {"AIDHUB_KANNEL_USERNAME", Gateway::username},
            {"AIDHUB_KANNEL_PASSWORD", password},
            {"AIDHUB_KANNEL_SECRET", secret},
            {"AIDHUB_KANNEL_NUMBER", Gateway::hub_number},
            {"AIDHUB_NEW_GROUP_QUIET_FROM_HOUR", "0"},
            {"AIDHUB_NEW_GROUP_QUIET_UNTIL_HOUR", "0"},
            {"AIDHUB_NEW_GROUP_DAILY_SEGMENTS", "100000"}};
}

std::string add_group(const std::filesystem::path& data) {
    const auto added = support::run_aidhub({"group",
                                            "add",
                                            "Hackney Helpers",
                                            "--area",
                                            "E8 3",
                                            "--coordinator",
                                            "Carol Day",
                                            "--coordinator-number",
                                            coordinator,
                                            "--hub-number",
                                            std::string{"sms:"} + Gateway::hub_number,
                                            "--data",
                                            data.string()},
                                           {{"AIDHUB_NEW_GROUP_QUIET_FROM_HOUR", "0"}});
    must_succeed(added);
    return added.out.substr(0, added.out.find('\n'));
}

void add_volunteers(const std::filesystem::path& data, const std::vector<std::string>& lines) {
    const std::filesystem::path sheet = data / "volunteers.csv";
    {
        std::ofstream file{sheet};
        file << "Name,Phone,Postcode,Needs\n";
        for (const std::string& line : lines) file << line << '\n';
    }
    must_succeed(
        support::run_aidhub({"volunteer", "import", sheet.string(), "--data", data.string()}));
}

std::string invite(const std::filesystem::path& data,
                   const std::string& name,
                   const std::string& number) {
    const auto invited = support::run_aidhub({"coordinator",
                                              "invite",
                                              "--name",
                                              name,
                                              "--number",
                                              number,
                                              "--channel",
                                              "sms",
                                              "--data",
                                              data.string()});
    must_succeed(invited);
    return invited.out.substr(0, invited.out.find('\n'));
}

Street::Street() : hub{{"--data", data.path().string()}, served_by(gateway.sendsms())} {
    add_group(data.path());
    add_volunteers(data.path(),
                   {std::string{"Ann Ash,"} + ann + ",E8 3,shopping",
                    std::string{"Bo Birch,"} + bo + ",E8 4,shopping",
                    std::string{"Cem Cedar,"} + cem + ",E8 1,\"shopping, phone calls\"",
                    std::string{"Dee Dale,"} + dee + ",N16 5,shopping",
                    std::string{"Eve Elm,"} + eve + ",E8 3,dog walking"});
}

void Street::ask_for_shopping() {
    SmsPhone hers = phone(rosa);
    hers.text(hub, "Hello, I need some shopping please. I am at 12 Mare Street E8 3PN");
    hers.wait_for("name");
    hers.text(hub, "My name is Rosa Luz");
    hers.wait_for("paid");
    hers.text(hub, "I can pay by card over the phone");
    hers.wait_for("Ref ");
}

}  // namespace end_to_end

#include "hub/program/command_line.hpp"

#include <CLI/CLI.hpp>

#include <functional>
#include <utility>

namespace program {

namespace {

constexpr int usage_error = 2;

// Collects the subcommands; the one that was named becomes the invocation.
class Commands {
public:
    explicit Commands(CLI::App& app) : app_(app) { app_.require_subcommand(1); }

    // The options' values are written into what `add` gives back as `values`.
    template <class Options>
    CLI::App* add(CLI::App& under, const char* name, const char* about, Options& values) {
        CLI::App* command = under.add_subcommand(name, about);
        command->callback([this, &values] { invocation_ = values; });
        return command;
    }
    template <class Options>
    CLI::App* add_usual(CLI::App& under, const char* name, const char* about, Options& values) {
        CLI::App* command = add(under, name, about, values);
        command->add_option("--config", values.hub.file, "The settings, like config/default.toml");
        command->add_option("--data", values.hub.data, "The data folder of the hub");
        return command;
    }
    Invocation take() { return std::move(*invocation_); }

private:
    CLI::App& app_;
    std::optional<Invocation> invocation_;
};

void add_channel(CLI::App* command, std::string& channel) {
    command
        ->add_option("--channel",
                     channel,
                     "sms, telegram (the chat's id; they wrote to the bot), or phones in a demo")
        ->check(CLI::IsMember({"sms", "telegram", "phones"}))
        ->capture_default_str();
}

void add_serving(CLI::App& app, Commands& commands, Serve& serve, CheckConfig& check) {
    CLI::App* command = commands.add_usual(app, "serve", "Serve until SIGTERM or Ctrl-C", serve);
    command->add_flag("--demo", serve.demo, "With an invented group and simulated phones");
    command->add_option("--port", serve.port, "0: any free one");
    command->add_flag("--check-config", serve.check_config, "Check the settings and end");
    commands.add_usual(app,
                       "check-config",
                       "Tell all that is wrong with the settings, or what is in force",
                       check);
}

void add_group(CLI::App& app, Commands& commands, GroupAdd& group) {
    CLI::App* groups =
        app.add_subcommand("group", "Groups of a running hub")->require_subcommand(1);
    CLI::App* command = commands.add_usual(*groups, "add", "Add a group; prints its id", group);
    command->add_option("name", group.name, "As people call it")->required();
    command->add_option("--area", group.area, "A postcode in its middle: \"E8 3\"")->required();
    command->add_option("--coordinator", group.coordinator, "Name of the first coordinator");
    command->add_option("--coordinator-number", group.coordinator_number, "Where alerts go");
    command->add_option("--hub-number",
                        group.hub_numbers,
                        "Texts to this number may be for the group: sms:+447700900000");
    add_channel(command, group.channel);
}

void add_coordinators(CLI::App& app, Commands& commands, CoordinatorInvite& invite) {
    CLI::App* coordinators =
        app.add_subcommand("coordinator", "Who runs a running hub's group")->require_subcommand(1);
    CLI::App* command = commands.add_usual(
        *coordinators, "invite", "Text somebody a link to the desk, and print it", invite);
    command->add_option("--name", invite.name)->required();
    command->add_option("--number", invite.number, "Their own telephone")->required();
    command->add_option("--role", invite.role)
        ->check(CLI::IsMember({"coordinator", "patch_lead", "duty_coordinator", "observer"}))
        ->capture_default_str();
    command->add_option("--group", invite.group, "The group's id, when there are several");
    add_channel(command, invite.channel);
}

void add_sheets(CLI::App& volunteers,
                Commands& commands,
                VolunteerImport& many,
                VolunteerExport& all) {
    CLI::App* import = commands.add_usual(
        volunteers, "import", "Add all of a sheet (CSV), or none when a row is bad", many);
    import->add_option("file", many.file, "With columns name, phone, postcode, needs, ...")
        ->required();
    import->add_option("--group", many.group, "The group's id, when there are several");
    add_channel(import, many.channel);

    CLI::App* sheet = commands.add_usual(
        volunteers, "export", "Write a sheet (CSV) that import reads, safe to open", all);
    sheet->add_option("file", all.file, "Only you may read it: it names people")->required();
    sheet->add_option("--group", all.group, "The group's id, when there are several");
    add_channel(sheet, all.channel);
}

void add_volunteers(CLI::App& app,
                    Commands& commands,
                    VolunteerAdd& one,
                    VolunteerImport& many,
                    VolunteerExport& all) {
    CLI::App* volunteers = app.add_subcommand("volunteer", "Volunteers of a running hub's group")
                               ->require_subcommand(1);
    CLI::App* add =
        commands.add_usual(*volunteers, "add", "Add one that the group knows and approves of", one);
    add->add_option("--group", one.volunteer.group, "The group's id, when there are several");
    add->add_option("--name", one.volunteer.written.name)->required();
    add->add_option("--phone", one.volunteer.written.phone)->required();
    add->add_option("--postcode", one.volunteer.written.postcode)->required();
    add->add_option(
           "--needs", one.volunteer.written.needs, "\"shopping, dog walking\" or \"anything\"")
        ->required();
    add->add_option(
        "--languages", one.volunteer.written.languages, "\"English, Polish\"; none: English");
    add->add_option("--when", one.volunteer.written.hours, "\"weekday mornings\"; none: any time");
    add->add_option(
        "--radius", one.volunteer.written.kilometres, "\"3 km\", \"2 miles\"; none: 5 km");
    add_channel(add, one.volunteer.channel);
    add_sheets(*volunteers, commands, many, all);
}

void add_keeping(CLI::App& app, Commands& commands, Backup& backup, Restore& restore) {
    CLI::App* save = commands.add_usual(
        app, "backup", "Copy what a running hub keeps to a file, without the key file", backup);
    save->add_option("file", backup.file)->required();
    CLI::App* back = commands.add_usual(
        app, "restore", "Put a backup into an empty data folder; no hub may run there", restore);
    back->add_option("file", restore.file)->required();
    back->add_option(
        "--stops", restore.stops, "The stops.log of the lost hub: who said STOP after the backup");
}

}  // namespace

std::variant<Invocation, int> read_command_line(int count, char** words) {
    CLI::App app{"Aidhub: a messaging hub for mutual aid groups"};
    Commands commands{app};
    Serve serve;
    CheckConfig check;
    GroupAdd group;
    CoordinatorInvite invite;
    VolunteerAdd one;
    VolunteerImport many;
    VolunteerExport all;
    Desk desk;
    Phone phone;
    Backup backup;
    Restore restore;
    Version version;
    add_serving(app, commands, serve, check);
    add_group(app, commands, group);
    add_coordinators(app, commands, invite);
    add_volunteers(app, commands, one, many, all);
    commands
        .add_usual(app, "desk", "Show what is open in a running hub's group, and its alerts", desk)
        ->add_option("--group", desk.group, "The group's id, when there are several");
    commands
        .add_usual(app,
                   "phone",
                   "Be a phone of a demo: what arrives is printed, what is typed is sent",
                   phone)
        ->add_option("number", phone.number, "+447700900901")
        ->required();
    add_keeping(app, commands, backup, restore);
    commands.add(app, "version", "Print the version", version);
    try {
        app.parse(count, words);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : usage_error;
    }
    return commands.take();
}

config::Config load(const HubOptions& hub, const config::Environment& environment) {
    config::Config config = config::load(hub.file, environment);
    if (hub.data) config.folders.data = *hub.data;
    return config;
}

}  // namespace program

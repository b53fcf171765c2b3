using System.CommandLine;
using Forja.Cli.Commands;

var root = new RootCommand(Forja.Cli.Texts.Of("about"))
{
    NewCommand.Create(),
    TurnCommand.Create(),
    OpenCommand.Create(),
    ProjectsCommand.Create(),
    DeleteCommand.Create(),
    StatusCommand.Create(),
    DoctorCommand.Create(),
};
return await root.Parse(args).InvokeAsync();

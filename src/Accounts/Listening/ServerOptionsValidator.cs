using Microsoft.Extensions.Options;

namespace Forja.Accounts.Listening;

/// <summary>Checks the single values of <see cref="ServerOptions"/> at start; <see cref="PublicBindRules"/> checks them against each other.</summary>
[OptionsValidator]
internal sealed partial class ServerOptionsValidator : IValidateOptions<ServerOptions>;

using Microsoft.Extensions.Options;

namespace Forja.Turns.Events;

/// <summary>Checks <see cref="EventLogOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class EventLogOptionsValidator : IValidateOptions<EventLogOptions>;

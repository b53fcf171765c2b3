using Forja.SandboxAgent;

return Agent.BeProcessOne();

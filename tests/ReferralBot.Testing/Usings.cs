global using ReferralBot.Testing.Wire;
